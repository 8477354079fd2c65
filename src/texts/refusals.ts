import { optionFaultInTurkish } from "./option-faults"

/**
 * What the payments refuse with, in Turkish: the English sentence stands in the code that throws it. `{0}`, `{1}` stand
 * for what is filled in. A test holds that none is missing and none is left over.
 */
export const REFUSALS: readonly (readonly [english: string, turkish: string])[] = [
  // Refunds.
  [
    "Paynet has this refund and has not decided on it, so nothing was sent a second time. Ask Paynet about it.",
    "Paynet bu iade isteğini almış ve henüz karar vermemiş; bu yüzden ikinci kez gönderilmedi. Paynet'e sorun.",
  ],
  [
    "An earlier refund of this payment was accepted after all. Nothing more was sent; look again at what is left.",
    "Bu ödemenin önceki bir iadesi kabul edilmiş. Başka bir şey gönderilmedi; kalan tutara yeniden bakın.",
  ],
  [
    "A part of this money went back already, so it is not a whole payment any more. Refund the rest.",
    "Bu paranın bir kısmı zaten iade edildi, artık tam bir ödeme değil. Kalanını iade edin.",
  ],
  [
    "Money of this payment went back at Paynet meanwhile: it was written down, and nothing was booked.",
    "Bu ödemenin parası bu arada Paynet'te iade edilmiş: kaydedildi, siparişe işlenmedi.",
  ],
  [
    "This payment belongs to the installation that this database was copied from: refund it there. Nothing was sent.",
    "Bu ödeme, bu veritabanının kopyalandığı kuruluma ait: iadeyi orada yapın. Hiçbir şey gönderilmedi.",
  ],
  [
    "This order is canceled. What is owed of its payment is given back by itself, or by a click under Paynet; nothing was sent now.",
    "Bu sipariş iptal edilmiş. Ödemesinden iade edilecek tutar kendiliğinden veya Paynet altında bir tıklamayla iade edilir; şimdi hiçbir şey gönderilmedi.",
  ],
  [
    "An earlier refund of {0}, whose answer was lost, was accepted and is booked now. Nothing more was sent; to give back the same sum once more, refund it again.",
    "Yanıtı kaybolan {0} tutarındaki önceki iade kabul edilmiş ve şimdi işlendi. Başka bir şey gönderilmedi; aynı tutarı bir kez daha iade etmek için yeniden iade edin.",
  ],
  [
    "An earlier refund of this payment was accepted after all, and is being booked. Look again.",
    "Bu ödemenin önceki bir iadesi kabul edilmiş ve şimdi işleniyor. Yeniden bakın.",
  ],
  [
    "Paynet did not answer an earlier refund of this payment, and does not show it. Nothing was sent. Look in Paynet's panel: if it is not there, give it back there, which is found here, or try again a day after it.",
    "Paynet bu ödemenin önceki bir iadesine cevap vermedi ve onu göstermiyor. Hiçbir şey gönderilmedi. Paynet paneline bakın: orada yoksa iadeyi panelden yapın, burada bulunur; ya da bir gün sonra yeniden deneyin.",
  ],
  [
    "An earlier refund of this payment is still under way, and Paynet does not show it yet. Nothing was sent; try again in ten minutes.",
    "Bu ödemenin önceki bir iadesi sürüyor ve Paynet onu henüz göstermiyor. Hiçbir şey gönderilmedi; on dakika sonra yeniden deneyin.",
  ],
  [
    "Paynet shows a refund that this store did not ask for. Nothing was sent; look again.",
    "Paynet bu mağazanın istemediği bir iade gösteriyor. Hiçbir şey gönderilmedi; yeniden bakın.",
  ],
  [
    "This refund was moved by somebody else; nothing was sent.",
    "Bu iadeyi başkası değiştirdi; hiçbir şey gönderilmedi.",
  ],
  [
    "Paynet refused this refund, perhaps because it accepted the earlier one whose answer was lost. When Paynet shows that one, it is booked here by itself; look in Paynet's panel.",
    "Paynet bu iadeyi reddetti; belki de cevabı kaybolan önceki iadeyi kabul etmişti. Paynet onu gösterdiğinde burada kendiliğinden kaydedilir; Paynet paneline bakın.",
  ],
  [
    "Paynet did not answer, so it is not known whether the refund was accepted. Try again: Paynet is asked first, and nothing is sent twice.",
    "Paynet yanıt vermedi, iadenin kabul edilip edilmediği bilinmiyor. Yeniden deneyin: önce Paynet'e sorulur, hiçbir şey iki kez gönderilmez.",
  ],
  [
    "Paynet did not accept the refund ({0}), and nothing was refunded.",
    "Paynet iadeyi kabul etmedi ({0}); hiçbir şey iade edilmedi.",
  ],
  [
    "Medusa is just writing down another refund of this payment. Nothing was sent; try again in a moment.",
    "Medusa şu anda bu ödemenin başka bir iadesini kaydediyor. Hiçbir şey gönderilmedi; birazdan yeniden deneyin.",
  ],
  [
    "Medusa cannot write a refund into this order while a change of it is open (an edit, a return that is being received, a transfer): confirm or cancel that first. Nothing was sent.",
    "Siparişin açık bir değişikliği varken (düzenleme, teslim alınan iade, devir) Medusa bu siparişe iade kaydedemez: önce onu onaylayın veya iptal edin. Hiçbir şey gönderilmedi.",
  ],
  [
    "Paynet says that this payment was refunded already, or a part of it, perhaps in Paynet's panel. Nothing was sent; look again at what is left.",
    "Paynet'e göre bu ödeme ya da bir bölümü zaten iade edilmiş, belki Paynet panelinden. Hiçbir şey gönderilmedi; kalan tutara yeniden bakın.",
  ],
  [
    "This payment is not in a state in which it can be refunded, or a refund of it is on its way.",
    "Bu ödeme iade edilebilecek durumda değil ya da bir iadesi yolda.",
  ],
  [
    "Paynet cannot be asked: this payment belongs to another environment, or no key is set. Nothing was sent.",
    "Paynet'e sorulamıyor: bu ödeme başka bir ortama ait ya da anahtar ayarlanmamış. Hiçbir şey gönderilmedi.",
  ],
  [
    "Paynet did not say whether this payment was refunded before. Nothing was sent; please try again.",
    "Paynet bu ödemenin daha önce iade edilip edilmediğini söylemedi. Hiçbir şey gönderilmedi; yeniden deneyin.",
  ],
  [
    "More than the payment of {0} cannot be refunded; {1} of it is left. Nothing was refunded.",
    "{0} tutarındaki ödemeden fazlası iade edilemez; kalan: {1}. Hiçbir şey iade edilmedi.",
  ],
  [
    "A refund must be at least one kuruş. Nothing was refunded.",
    "İade en az bir kuruş olmalı. Hiçbir şey iade edilmedi.",
  ],
  [
    "At Paynet only {0} of this payment is left. Nothing was refunded.",
    "Paynet'te bu ödemeden yalnızca {0} kaldı. Hiçbir şey iade edilmedi.",
  ],
  [
    "Partial refunds are possible from tomorrow; today Paynet can only cancel the whole payment of {0}. Nothing was refunded.",
    "Kısmi iade yarından itibaren yapılabilir; bugün Paynet yalnızca {0} tutarındaki ödemenin tamamını iptal edebilir. Hiçbir şey iade edilmedi.",
  ],
  [
    "Partial refunds are possible from tomorrow. Nothing was refunded.",
    "Kısmi iade yarından itibaren yapılabilir. Hiçbir şey iade edilmedi.",
  ],
  [
    "Nothing of this money is left at Paynet. Nothing was refunded.",
    "Bu paradan Paynet'te bir şey kalmadı. Hiçbir şey iade edilmedi.",
  ],
  [
    "This payment has moved on in the meantime; nothing was refunded.",
    "Bu ödemenin durumu bu arada değişti; hiçbir şey iade edilmedi.",
  ],
  [
    "The ledger knows no Paynet money for this payment. Nothing was refunded.",
    "Defterde bu ödemeye ait bir Paynet tahsilatı yok. Hiçbir şey iade edilmedi.",
  ],
  ["An order stands by now: its payment is kept.", "Artık bir sipariş var: ödemesi duruyor."],
  [
    "The order of this payment stands, so the payment is kept; only another try at its cart had failed.",
    "Bu ödemenin siparişi duruyor, ödeme korundu; yalnızca sepetin başka bir denemesi başarısız olmuştu.",
  ],
  [
    "Paynet declined an earlier refund of this payment: ask for that one again first, under Paynet.",
    "Paynet bu ödemenin önceki bir iadesini reddetti: önce onu Paynet sayfasından yeniden isteyin.",
  ],
  [
    "This payment was charged at Paynet: it can be refunded, not canceled.",
    "Bu ödeme Paynet'te çekildi: iptal edilemez, iade edilebilir.",
  ],
  // Held money.
  [
    "This transaction is not held (it is {0}); nothing was changed.",
    "Bu işlem bekletilmiyor (durumu: {0}); hiçbir şey değişmedi.",
  ],
  [
    "This money's link is not in the ledger: it can only be dealt with in Paynet's panel.",
    "Bu paranın linki defterde yok: yalnızca Paynet panelinden halledilebilir.",
  ],
  [
    "This money is owed back: Paynet declined its refund. Ask for the refund again, or resolve it.",
    "Bu para müşteriye borç: Paynet iadesini reddetti. İadeyi yeniden isteyin ya da çözüldü olarak işaretleyin.",
  ],
  ["Paynet could not be asked just now; nothing was changed.", "Paynet'e şu anda sorulamadı; hiçbir şey değişmedi."],
  [
    "This transaction was moved by somebody else; nothing was changed.",
    "Bu işlemi başkası değiştirdi; hiçbir şey değişmedi.",
  ],
  [
    "This database went live under another backendUrl. An admin must say whether the store moved or this is a copy.",
    "Bu veritabanı başka bir backendUrl ile canlıya alınmıştı. Mağazanın taşındığını mı, bunun bir kopya mı olduğunu bir yönetici söylemeli.",
  ],
  [
    "This live store runs under the address it went live with, so it is no copy. Nothing was changed.",
    "Bu canlı mağaza, canlıya alındığı adreste çalışıyor; yani bir kopya değil. Hiçbir şey değişmedi.",
  ],
  // Payment links and sessions.
  ["This order owes {0}, less than the amount asked for.", "Bu siparişin kalan borcu {0}; istenen tutar bundan fazla."],
  ["The order owes {0}; a link cannot ask for more.", "Siparişin kalan borcu {0}; link bundan fazlasını isteyemez."],
  [
    "A payment of this order is not resolved yet: deal with it before another link is sent.",
    "Bu siparişin çözülmemiş bir ödemesi var: yeni link göndermeden önce onu halledin.",
  ],
  ["No payment collection could be made.", "Ödeme grubu oluşturulamadı."],
  ["No link could be made for this order.", "Bu sipariş için link oluşturulamadı."],
  ["This order is canceled.", "Bu sipariş iptal edilmiş."],
  ["This order owes nothing.", "Bu siparişin borcu yok."],
  ["Paynet takes Turkish lira (TRY) only.", "Paynet yalnızca Türk lirası (TRY) alır."],
  ["The amount to pay must be at least one kuruş.", "Ödenecek tutar en az bir kuruş olmalı."],
  ["This purchase is already paid.", "Bu alışveriş zaten ödenmiş."],
  [
    "Too many payment pages were opened for this purchase. Please wait a few minutes.",
    "Bu alışveriş için çok fazla ödeme sayfası açıldı. Birkaç dakika bekleyin.",
  ],
  [
    "The payment page could not be opened just now. Nothing was charged; please try again in a moment.",
    "Ödeme sayfası şu anda açılamadı. Hiçbir şey çekilmedi; birazdan yeniden deneyin.",
  ],
  [
    "Paynet's settings cannot be used at the moment. Nothing was charged.",
    "Paynet ayarları şu anda kullanılamıyor. Hiçbir şey çekilmedi.",
  ],
  // Settings.
  [
    "A key can be saved here once the option encryptionKey is set in medusa-config: 32 random bytes in base64 (openssl rand -base64 32).",
    "Burada anahtar kaydedebilmek için medusa-config içinde encryptionKey gerekir: base64 olarak 32 rastgele bayt (openssl rand -base64 32).",
  ],
  ["Nothing was saved: {0}.", "Hiçbir şey kaydedilmedi: {0}."],
  [
    'What was saved before cannot be read: remove the row "options" of paynet_setting.',
    'Daha önce kaydedilen okunamıyor: paynet_setting tablosunun "options" satırını silin.',
  ],
  [
    "The option apiUrl is this machine, so a live key is not sent there.",
    "apiUrl seçeneği bu makineyi gösteriyor, bu yüzden canlı anahtar oraya gönderilmez.",
  ],
]

const PLACE = /\{(\d)\}/g

const literal = (text: string) => text.replace(/[.*+?^$()|[\]\\]/g, "\\$&")

const patterns = REFUSALS.map(([english, turkish]) => ({
  english: new RegExp(`^${literal(english).replace(PLACE, "(.+)")}$`),
  turkish,
}))

/** What is filled in: a sum stays as it is, a list of faults of the options does not. */
const inTurkish = (value: string): string => value.split("; ").map(optionFaultInTurkish).join("; ")

/** A refusal of the payments in Turkish; any other sentence stays as it is. */
export const refusalInTurkish = (sentence: string): string => {
  for (const { english, turkish } of patterns) {
    const found = english.exec(sentence)
    if (found) return turkish.replace(PLACE, (whole, at: string) => inTurkish(found[Number(at) + 1] ?? whole))
  }
  return sentence
}
