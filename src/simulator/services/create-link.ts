import { CODE, done, refused } from "../answer"
import type { Link } from "../books"
import { BadField, type Fields, readFlag, readRequiredText, readText, readUrl } from "../fields"
import { newLinkId } from "../ids"
import { type Kurus, kurusFromLira } from "../kurus"
import type { World } from "../world"
import type { Service } from "./service"

const OBJECT = "mail_order"
const HOUR_IN_MS = 60 * 60 * 1000
const OFFERED_INSTALMENTS = [0, 3, 6, 9]

/** `mailorder/create` */
export const createLink: Service = (world, fields) => {
  const link = readLink(world, fields)
  const { create } = world.faults.current
  const [earlier] = world.books.linksOf(link.reference)
  if (earlier && create.duplicateReference === "old-success") return answer(world, earlier, CODE.oldSuccess)
  if (earlier && create.duplicateReference === "code5") {
    return refused(OBJECT, CODE.duplicate, "Bu referans numarası daha önce kullanılmış")
  }
  world.books.links.push(link)
  return answer(world, link, create.code100 ? CODE.oldSuccess : CODE.done)
}

function answer(world: World, { id, url }: Link, code: number) {
  const { missingId, httpUrl } = world.faults.current.create
  const told = httpUrl ? `http://paynet.example/pay/${id}` : url
  return done(OBJECT, { url: told, ...(missingId ? {} : { id }) }, code)
}

function readLink(world: World, fields: Fields): Link {
  if (readFlag(fields, "send_mail", false)) readRequiredText(fields, "email")
  if (readFlag(fields, "send_sms", false)) readRequiredText(fields, "phone")
  readFlag(fields, "send_confirmation_mail", true)
  for (const name of ["agent_id", "user_name", "agent_note", "ratio_code", "currency", "email", "phone", "bank_id"]) {
    readText(fields, name)
  }
  const posType = fields.pos_type ?? 5
  if (posType !== 1 && posType !== 5) throw new BadField("pos_type must be 1 or 5")
  const { defaultHours, multiPaymentWhenAbsent } = world.faults.current.links
  const id = newLinkId()
  const createdAt = world.now()
  return {
    id,
    url: `${world.url}/pay/${id}`,
    reference: readText(fields, "reference_no", 50),
    amount: readAmount(fields),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + readHours(fields, defaultHours) * HOUR_IN_MS),
    multiPayment: readFlag(fields, "multi_payment", multiPaymentWhenAbsent),
    commissionOnTop: readFlag(fields, "addcomission_to_amount", false),
    instalments: readInstalments(fields),
    payer: readRequiredText(fields, "name_surname"),
    note: readText(fields, "note"),
    succeedUrl: readUrl(fields, "succeed_url"),
    errorUrl: readUrl(fields, "error_url"),
    confirmationUrl: readUrl(fields, "confirmation_url"),
    request: { ...fields },
    passive: false,
  }
}

function readAmount({ amount }: Fields): Kurus {
  const kurus = typeof amount === "number" ? kurusFromLira(amount) : null
  if (kurus === null || kurus === 0n) {
    throw new BadField("amount must be a number above 0 with at most two decimals, in lira")
  }
  return kurus
}

function readHours(fields: Fields, whenAbsent: number): number {
  const text = readText(fields, "expire_date")
  if (!text) return whenAbsent
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new BadField('expire_date must be a lifetime in hours as text, such as "72"')
  return Number(text)
}

function readInstalments(fields: Fields): number[] {
  const text = readText(fields, "installments")
  if (readFlag(fields, "no_instalment", false)) return [0]
  if (!text) return OFFERED_INSTALMENTS
  if (!/^\d{1,2}(,\d{1,2})*$/.test(text)) throw new BadField('installments must be counts such as "0,3,6"')
  return text.split(",").map(Number)
}
