import type { order as orderShape, region as regionShape } from "../en/order"

export const order: typeof orderShape = {
  title: "Paynet",
  empty: "Bu siparişin Paynet'ten geçen bir ödemesi yok.",
  held_one: "Bu siparişin bekletilen {{count}} ödemesi var.",
  held_other: "Bu siparişin bekletilen {{count}} ödemesi var.",
  refund: "İade {{amount}}",
  decide: "Karar ver",
  all: "{{count}} ödemenin tümü",
  send: {
    label: "Ödeme linki gönder",
    again: "Yeniden gönder",
    title: "Sipariş #{{number}} için ödeme linki",
    text: "Müşteri Paynet sayfasında kartla öder. Ödeme bu siparişe kendiliğinden işlenir.",
    replaces: "Bu siparişin şu anda açık olan linkleri, yenisi oluşturulunca kapatılır.",
    amount: "Tutar",
    amountHint: "En çok {{amount}}; siparişin kalan borcu bu kadar.",
    amountWrong: "0,01 ile siparişin kalan borcu arasında olmalı.",
    lifetime: "Geçerlilik",
    hours_one: "{{count}} saat",
    hours_other: "{{count}} saat",
    days_one: "{{count}} gün",
    days_other: "{{count}} gün",
    note: "Müşteriye not",
    noteHint: "Paynet'in ödeme sayfasında görünür.",
    email: "Paynet e-posta ile göndersin",
    emailTo: "Alıcı: {{address}}",
    sms: "Paynet SMS ile göndersin",
    smsTo: "Alıcı: {{phone}}",
    missing: "Siparişte kayıtlı değil.",
    confirm: "Linki oluştur",
  },
  made: {
    title: "Link hazır",
    text: "Kopyalayın, okutun ya da kapatın: sipariş sayfasında kalır.",
  },
  until: "son: {{date}}",
}

export const region: typeof regionShape = {
  title: "Paynet yalnızca Türk lirası alır",
  text: "Bu bölgenin para birimi {{currency}}. Burada Paynet'i seçen müşteri ödeme adımında reddedilir. Paynet'i bu bölgeden çıkarın ya da TRY kullanan bir bölgede açın.",
}
