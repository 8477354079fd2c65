import type { actions as shape } from "../en/actions"

export const actions: typeof shape = {
  check: {
    label: "Şimdi sorgula",
    title: "Paynet'e şimdi sorulsun mu?",
    text: "Paynet'e bu linkin ödenip ödenmediği sorulur. Ödendiyse ödeme, kendiliğinden olacağı gibi siparişe işlenir.",
    confirm: "Paynet'e sor",
    done: "Paynet'in yanıtı: {{outcome}}",
  },
  copyLink: { label: "Linki kopyala", done: "Ödeme linki kopyalandı" },
  qr: {
    label: "QR kodu",
    title: "Ödeme linkinin QR kodu",
    text: "Müşteri telefonuyla okutsun. Tutar {{amount}}, son ödeme zamanı {{date}}.",
    alt: "{{url}} için QR kodu",
    tooLong: "Bu link QR kodu için çok uzun.",
  },
  disable: {
    label: "Linki kapat",
    title: "Bu ödeme linki kapatılsın mı?",
    text: "Bundan sonra kimse ödeyemez. Tam şu anda ödeyen biri varsa para kaybolmaz: bulunur ve burada gösterilir.",
    confirm: "Linki kapat",
    done: "Link kapatılıyor",
  },
  apply: {
    label: "Siparişe işle",
    title: "{{amount}} siparişe işlensin mi?",
    text: "Tutar şimdi uyuyorsa ödeme, ait olduğu sepete ya da siparişe işlenir. Uymuyorsa hiçbir şey değişmez, para bekletilmeye devam eder.",
    confirm: "Siparişe işle",
    done: "Ödeme siparişe işlendi",
    notYet: "Hâlâ uymuyor: {{outcome}}",
  },
  refund: {
    label: "İade et",
    title: "{{amount}} iade edilsin mi?",
    text: "Paynet'ten bu tutarı karta iade etmesi istenir. Bu işlem geri alınamaz.",
    confirm: "İade et",
    done: "İade Paynet'e gönderildi",
  },
  resolve: {
    label: "Çözüldü olarak işaretle",
    title: "Çözüldü olarak işaretlensin mi?",
    text: "Para hareket etmez. Bu ödemeyi başka yerde, örneğin Paynet panelinde hallettiğiniz kaydedilir. Not zaman çizelgesinde kalır.",
    note: "Not",
    placeholder: "Ne yapıldı, nerede?",
    tooShort: "En az üç karakter.",
    confirm: "Çözüldü olarak işaretle",
    done: "Çözüldü olarak işaretlendi",
  },
}
