export type Language = "tr" | "en"

const TURKISH = {
  title: "Güvenli ödeme",
  simulated: "Paynet simülatörü: gerçek para çekilmez.",
  amount: "Ödenecek tutar",
  commissionIncluded: "Hizmet bedeli dahildir.",
  payer: "Ödeyen",
  note: "Satıcının notu",
  reference: "Sipariş no",
  testCards: "Test kartları",
  useCard: "Bu kartı kullan",
  card: "Kart",
  cardNumber: "Kart numarası",
  expiry: "Son kullanma",
  expiryForm: "AA/YY",
  cvv: "CVV",
  instalments: "Taksit",
  single: "Tek çekim",
  instalment: "taksit",
  total: "toplam",
  pay: "Öde",
  decline: "Banka reddetsin",
  giveUp: "Vazgeç, mağazaya dön",
  unknownCard: "Bu bir test kartı değil. Yukarıdaki kartlardan birini seçin.",
  wrongCard: "Son kullanma tarihi veya güvenlik kodu yanlış.",
  wrongInstalment: "Bu taksit seçeneği sunulmuyor.",
  threeD: "3-D Secure doğrulama",
  threeDHelp: "Bankanız ödemeyi onaylamanızı istiyor. Test kartının şifresi:",
  password: "Şifre",
  confirm: "Onayla",
  cancel: "Vazgeç",
  expired: "Bu bağlantının süresi doldu.",
  passive: "Bu bağlantı artık kullanılmıyor.",
  paid: "Bu ödeme daha önce yapıldı.",
  askMerchant: "Satıcıdan yeni bir bağlantı isteyebilirsiniz.",
  nothingToDo: "Yapmanız gereken bir şey yok.",
  unknownLink: "Böyle bir ödeme bağlantısı yok.",
  sessionUsed: "Bu doğrulama oturumu kullanılmış veya geçersiz.",
  back: "Ödeme sayfasına dön",
  succeeded: "Ödemeniz alındı.",
  failed: "Ödeme yapılamadı.",
  transaction: "İşlem no",
  goOn: "Mağazaya dön",
  otherLanguage: "English",
}

export type Texts = typeof TURKISH

const ENGLISH: Texts = {
  title: "Secure payment",
  simulated: "Paynet simulator: no real money is charged.",
  amount: "Amount to pay",
  commissionIncluded: "The service fee is included.",
  payer: "Payer",
  note: "Note from the merchant",
  reference: "Order reference",
  testCards: "Test cards",
  useCard: "Use this card",
  card: "Card",
  cardNumber: "Card number",
  expiry: "Expiry",
  expiryForm: "MM/YY",
  cvv: "CVV",
  instalments: "Instalments",
  single: "Single payment",
  instalment: "instalments",
  total: "total",
  pay: "Pay",
  decline: "Let the bank decline",
  giveUp: "Give up, back to the shop",
  unknownCard: "This is not a test card. Choose one of the cards above.",
  wrongCard: "The expiry or the security code is wrong.",
  wrongInstalment: "This number of instalments is not offered.",
  threeD: "3-D Secure verification",
  threeDHelp: "Your bank asks you to confirm the payment. The test card's password is:",
  password: "Password",
  confirm: "Confirm",
  cancel: "Cancel",
  expired: "This link has expired.",
  passive: "This link is no longer in use.",
  paid: "This payment was already made.",
  askMerchant: "You can ask the merchant for a new link.",
  nothingToDo: "There is nothing left to do.",
  unknownLink: "There is no such payment link.",
  sessionUsed: "This verification was already used or is not valid.",
  back: "Back to the payment page",
  succeeded: "Your payment was received.",
  failed: "The payment was not made.",
  transaction: "Transaction",
  goOn: "Back to the shop",
  otherLanguage: "Türkçe",
}

/** How a page finds its texts in the language of whoever looks. */
export const inLanguages =
  <T>(texts: Record<Language, T>) =>
  (language: Language): T =>
    texts[language]

export const textsOf = inLanguages({ tr: TURKISH, en: ENGLISH })

/** Turkish, unless the address or the browser's first language says English. */
export function languageOf(url: URL, acceptLanguage = ""): Language {
  const asked = url.searchParams.get("lang")
  if (asked === "en" || asked === "tr") return asked
  return /^\s*en\b/i.test(acceptLanguage) ? "en" : "tr"
}
