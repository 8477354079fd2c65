import type { Reversal, Transaction } from "../books"
import type { CheckFaults } from "../faults/faults"
import { type Fields, readText } from "../fields"
import { istanbulDateTime } from "../istanbul-time"
import { type Kurus, liraText } from "../kurus"
import type { World } from "../world"

type RowStyle = "check" | "detail" | "list"

const SALE = 1
const CANCEL = 2
const REFUND = 9

/** One attempt on a card, spelled as the switches under `check` say. */
export function saleRow(world: World, sale: Transaction, style: RowStyle): Fields {
  return row(world, sale, style, {
    xact_id: sale.xactId,
    transaction_type: SALE,
    ...(style === "detail" ? { xact_type_desc: "Satış" } : {}),
    ...(style !== "check" || world.faults.current.check.showReversedFlag ? reversedFields(world, sale) : {}),
  })
}

/** An approved reversal as a row of its own. */
export function reversalRow(world: World, reversal: Reversal, style: RowStyle): Fields {
  const money: Transaction = { ...reversal.sale, date: reversal.settledAt ?? reversal.requestedAt, commission: 0n }
  return row(world, { ...money, amount: reversal.amount, net: reversal.amount }, style, {
    id: reversal.id,
    xact_id: reversal.xactId,
    transaction_type: reversal.kind === "cancel" ? CANCEL : REFUND,
    ...(style === "detail" ? { xact_type_desc: reversal.kind === "cancel" ? "İptal" : "İade" } : {}),
    reversed_xact_id: reversal.sale.xactId,
  })
}

function row(world: World, { link, ...transaction }: Transaction, style: RowStyle, own: Fields): Fields {
  const { check } = world.faults.current
  return {
    id: transaction.id,
    xact_date: istanbulDateTime(transaction.date),
    pos_type: 5,
    is_tds: boolOf(true, check),
    agent_id: readText(link.request, "agent_id"),
    note: link.note,
    ratio: 0,
    [referenceName(check, style)]: link.reference,
    bank_id: "ZDGR",
    [check.instalmentName]: transaction.instalment,
    card_type: "cc",
    [check.cardName]: transaction.maskedCard,
    card_holder: transaction.cardHolder,
    amount: moneyOf(transaction.amount, check),
    [check.netName]: moneyOf(transaction.net, check),
    [check.commissionName]: moneyOf(transaction.commission, check),
    comission_tax: moneyOf(0n, check),
    currency: transaction.currency === "TRY" ? check.currencyStyle : transaction.currency,
    authorization_code: transaction.authorizationCode,
    reference_code: "",
    order_id: transaction.bankOrderId,
    is_succeed: boolOf(transaction.succeeded, check),
    xact_transaction_id: `tr_${transaction.id}`,
    email: readText(link.request, "email"),
    phone: readText(link.request, "phone"),
    ...(style === "detail" ? { pos_type_desc: "Paynet", ratio_code: readText(link.request, "ratio_code") } : {}),
    ...own,
    ...check.overrides["*"],
    ...check.overrides[link.reference],
  }
}

function referenceName({ referenceName: name }: CheckFaults, style: RowStyle): string {
  if (name !== "documented") return name
  return style === "list" ? "xact_agent_reference" : "agent_reference"
}

function reversedFields(world: World, sale: Transaction): Fields {
  const { check, reversals } = world.faults.current
  const refunded = world.books.refunded(sale)
  const reversed = refunded >= sale.amount || (reversals.partialMarksReversed && refunded > 0n)
  const last = world.books
    .reversalsOf(sale)
    .filter((reversal) => reversal.state === "approved")
    .pop()
  return { reversed: boolOf(sale.succeeded && reversed, check), reversed_xact_id: (reversed && last?.xactId) || "" }
}

export function moneyOf(kurus: Kurus, { numberFormat }: CheckFaults): number | string {
  const dotted = liraText(kurus)
  if (numberFormat === "number") return Number(dotted)
  if (numberFormat === "dot") return dotted
  const [lira = "0", rest = "00"] = dotted.split(".")
  return `${numberFormat === "comma" ? lira : lira.replace(/\B(?=(\d{3})+$)/g, ".")},${rest}`
}

export function boolOf(value: boolean, { boolStyle }: CheckFaults): unknown {
  if (value) return boolStyle
  switch (boolStyle) {
    case true:
      return false
    case "true":
      return "false"
    case "True":
      return "False"
    case 1:
      return 0
    case "1":
      return "0"
  }
}
