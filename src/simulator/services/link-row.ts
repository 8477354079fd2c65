import type { Link } from "../books"
import { type Fields, readText } from "../fields"
import { istanbulDateTime } from "../istanbul-time"
import { linkStatus, type World } from "../world"
import { moneyOf } from "./transaction-row"

/** A link as `mailorder/detail` and `/list` tell it. The amount is the one asked, not the one paid. */
export function linkRow(world: World, link: Link): Fields {
  const { links, check } = world.faults.current
  const payment = world.books.paymentOf(link)
  return {
    id: link.id,
    company_code: "SIM",
    agent_id: readText(link.request, "agent_id"),
    xact_id: payment?.xactId ?? "",
    reference_no: link.reference,
    email: readText(link.request, "email"),
    user_name: readText(link.request, "user_name"),
    name_surname: link.payer,
    amount: moneyOf(link.amount, check),
    currency: check.currencyStyle,
    installment: payment?.instalment ?? 0,
    phone: readText(link.request, "phone"),
    bank_id: payment ? "ZDGR" : "",
    expire_date: istanbulDateTime(link.expiresAt),
    create_date: istanbulDateTime(link.createdAt),
    note: link.note,
    agent_note: readText(link.request, "agent_note"),
    succeed_url: link.succeedUrl,
    error_url: link.errorUrl,
    ...(links.showStatus ? { status: linkStatus(world, link) } : {}),
    ...(links.showUrl ? { url: link.url } : {}),
  }
}
