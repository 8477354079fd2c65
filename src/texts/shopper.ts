import type { PaynetSessionStatus } from "../types"

type Key = PaynetSessionStatus | "not_completed" | "unknown_return" | "return_unavailable" | "to_the_store"

const TEXTS: Record<"tr" | "en", Record<Key, string>> = {
  tr: {
    pending: "Ödemeniz kontrol ediliyor.",
    not_completed: "Ödeme tamamlanmadı. Tekrar deneyebilirsiniz.",
    declined: "Ödemeniz onaylanmadı. Aynı veya başka bir kartla tekrar deneyebilirsiniz.",
    expired: "Ödeme linkinin süresi doldu. Lütfen ödemeyi yeniden başlatın.",
    paid: "Ödemeniz alındı. Teşekkür ederiz.",
    held: "Ödemeniz alındı, ancak siparişiniz henüz tamamlanamadı. Mağaza sizinle iletişime geçecek.",
    refunded: "Bu ödeme iade edildi.",
    unknown_return: "Bu ödeme sayfası bulunamadı.",
    return_unavailable: "Ödemenizin durumu şu anda öğrenilemiyor. Lütfen birkaç dakika sonra bu sayfayı yenileyin.",
    to_the_store: "Mağazaya dön",
  },
  en: {
    pending: "Your payment is being checked.",
    not_completed: "The payment was not completed. You can try again.",
    declined: "Your payment was not approved. You can try again with this or another card.",
    expired: "The payment link has expired. Please start the payment again.",
    paid: "Your payment has been received. Thank you.",
    held: "Your payment has been received, but your order could not be completed yet. The store will be in touch.",
    refunded: "This payment was refunded.",
    unknown_return: "This payment page was not found.",
    return_unavailable: "The state of your payment cannot be told right now. Please reload this page in a few minutes.",
    to_the_store: "Back to the store",
  },
}

/** One sentence for the shopper. */
export const shopperText = (locale: "tr" | "en", key: Key): string => TEXTS[locale][key]
