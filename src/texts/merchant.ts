import type { PaynetHeldOutcome, PaynetOutcome } from "../types"

type Key = PaynetHeldOutcome | "held_title" | "held" | "refund_title" | "refund_declined"

const TEXTS: Record<"tr" | "en", Record<Key, string>> = {
  tr: {
    held_title: "Paynet: bekletilen ödeme",
    refund_title: "Paynet: iade reddedildi",
    refund_declined: "Paynet bir iadeyi reddetti; müşteriye iade borcunuz sürüyor. Paynet → Ödemeler.",
    held: "{amount} bekletiliyor. Ne yapılacağına sizin karar vermeniz gerekiyor: Paynet → Ödemeler.",
    amount_mismatch: "{amount} bekletiliyor: tahsil edilen tutar istenen tutarla aynı değil. Paynet → Ödemeler.",
    currency_mismatch: "{amount} bekletiliyor: ödeme Türk lirası değil. Paynet → Ödemeler.",
    late_payment: "{amount} bekletiliyor: artık geçerli olmayan bir ödeme linki ödendi. Paynet → Ödemeler.",
    order_failed: "{amount} bekletiliyor: ödeme alındı, ancak sipariş oluşturulamadı. Paynet → Ödemeler.",
    test_money: "{amount} bekletiliyor: canlı mağazada bir test ödemesi görüldü; gerçek para değil. Paynet → Ödemeler.",
    unknown_link: "{amount} bekletiliyor: bu ödemenin linki kayıtlarda yok. Paynet → Ödemeler.",
    paid_twice: "{amount} bekletiliyor: aynı alışveriş ikinci kez ödendi. Paynet → Ödemeler.",
  },
  en: {
    held_title: "Paynet: money is waiting",
    refund_title: "Paynet: a refund was declined",
    refund_declined: "Paynet declined a refund, so the money is still owed to the customer. Paynet → Payments.",
    held: "{amount} is held. You must decide what becomes of it: Paynet → Payments.",
    amount_mismatch: "{amount} is held: another sum was charged than asked. Paynet → Payments.",
    currency_mismatch: "{amount} is held: it was not paid in Turkish lira. Paynet → Payments.",
    late_payment: "{amount} is held: a payment link was paid that was no longer valid. Paynet → Payments.",
    order_failed: "{amount} is held: it was paid, but the order could not be placed. Paynet → Payments.",
    test_money: "{amount} is held: a test payment turned up in a live store; it is not real money. Paynet → Payments.",
    unknown_link: "{amount} is held: the link of this payment is not on record. Paynet → Payments.",
    paid_twice: "{amount} is held: the same purchase was paid a second time. Paynet → Payments.",
  },
}

const isKey = (word: string): word is Key => word in TEXTS.tr

/** One sentence for the merchant. Of an outcome: about money that waits for a person. */
export const merchantText = (locale: "tr" | "en", word: PaynetOutcome | Key, { amount = "" } = {}): string =>
  TEXTS[locale][isKey(word) ? word : "held"].replace("{amount}", amount)
