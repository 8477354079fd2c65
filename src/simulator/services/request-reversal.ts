import { CODE, done, noData, refused } from "../answer"
import type { Transaction } from "../books"
import { BadField, type Fields, readRequiredText, readText, readUrl } from "../fields"
import type { Kurus } from "../kurus"
import { askReversal, decideReversal, isDayOfSale } from "../payments/reversals"
import type { World } from "../world"
import type { Service } from "./service"

const OBJECT = "transaction_reversed_request"

/** `transaction/reversed_request`: accepts or refuses a request; the money moves when it is decided. */
export const requestReversal: Service = (world, fields) => {
  const xactId = readRequiredText(fields, "xact_id")
  const succeedUrl = readUrl(fields, "succeedUrl")
  const asked = readMinorAmount(fields)
  if (world.books.reversals.some((reversal) => reversal.xactId === xactId)) {
    return refused(OBJECT, CODE.wrongType, "İşlem tipi iade için uygun değil")
  }
  const sale = world.books.transaction(xactId)
  if (!sale) return noData(world, OBJECT)
  if (!sale.succeeded) return refused(OBJECT, CODE.unsuccessful, "Başarısız işlem iade edilemez")
  const amount = amountOfReversal(world, sale, asked)
  if (typeof amount === "string") return refused(OBJECT, CODE.unsuccessful, amount)
  void decideReversal(
    world,
    askReversal(world, sale, { amount, asked: readText(fields, "amount") || null, source: "request", succeedUrl }),
  )
  return done(OBJECT)
}

/** Lira ×100 as digits; null is "all that is left", which absent and "0" mean. */
function readMinorAmount(fields: Fields): Kurus | null {
  const text = readText(fields, "amount")
  if (!text) return null
  if (!/^\d{1,15}$/.test(text)) throw new BadField('amount must be lira ×100 as digits, such as "1000" for 10.00 TL')
  return BigInt(text) || null
}

/** What will be given back, or the sentence that refuses it. */
function amountOfReversal(world: World, sale: Transaction, asked: Kurus | null): Kurus | string {
  const remainder = world.books.remainder(sale)
  if (remainder <= 0n) return "İade edilecek tutar kalmadı"
  const amount = asked ?? remainder
  if (amount > remainder) return "İade tutarı kalan tutardan büyük olamaz"
  if (amount === sale.amount || !isDayOfSale(world, sale)) return amount
  if (world.faults.current.reversals.sameDayPartial === "full") return remainder
  return "Satış gününde yalnızca tam iptal yapılabilir"
}
