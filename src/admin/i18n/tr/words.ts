import type { words as shape } from "../en/words"

export const words: typeof shape = {
  state: {
    all: "Tümü",
    open: "Açık",
    paid: "Ödendi",
    held: "Bekletilen",
    refund_due: "İade edilecek",
    expired: "Süresi doldu",
  },
  linkStatus: {
    creating: "Oluşturuluyor",
    open: "Açık",
    create_unknown: "Belirsiz",
    failed: "Oluşturulamadı",
    paid: "Ödendi",
    expired: "Süresi doldu",
    disable_due: "Kapatılıyor",
    disabled: "Kapalı",
  },
  place: {
    seen: "İşleniyor",
    captured: "Tahsil edildi",
    held: "Bekletiliyor",
    refunding: "İade ediliyor",
    refunded: "İade edildi",
    resolved: "Çözüldü",
  },
  purpose: {
    checkout: "Sepet",
    pay_by_link: "Ödeme linki",
  },
  refund: {
    asked: "Gönderiliyor",
    requested: "İstendi, Paynet karar verecek",
    approved: "Onaylandı",
    declined: "Reddedildi",
    unknown: "Belirsiz",
    failed: "Yapılamadı",
    due: "Yapılacak",
    resolved: "Başka yolla iade edildi",
  },
  outcome: {
    captured: { name: "Tahsil edildi", means: "İstenen tutar ödendi ve siparişe işlendi." },
    adopted: {
      name: "Tahsil edildi",
      means: "Sepet değiştikten sonra ödendi. Tutar hâlâ doğru olduğu için siparişe işlendi.",
    },
    already_captured: { name: "Tahsil edildi", means: "Bu ödeme siparişe zaten işlenmiş." },
    not_paid: { name: "Ödenmedi", means: "Paynet'te bu link için bir ödeme görünmüyor." },
    declined: { name: "Reddedildi", means: "Banka bir kartı reddetti. Link yeni bir deneme için açık." },
    amount_mismatch: {
      name: "Tutar farklı",
      means:
        "Çekilen tutar, siparişin ya da sepetin şimdiki tutarı değil. Karşılaştırın: siparişi veya sepeti düzelttikten sonra siparişe işleyin ya da iade edin.",
    },
    currency_mismatch: {
      name: "Para birimi farklı",
      means:
        "Paynet lira çekmedi ya da para birimi bildirmedi. İade etmeden veya çözmeden önce Paynet panelinden bakın.",
    },
    late_payment: {
      name: "Geç ödendi",
      means:
        "Eski bir link ödendi: sepet değişmişti, başka yolla satın alındı ya da sipariş iptal. İade edin; aynı tutar yeniden isteniyorsa siparişe işleyin.",
    },
    order_failed: {
      name: "Sipariş oluşmadı",
      means:
        "Ödendi, ama sipariş verilemedi; örneğin stok ya da teslimat yöntemi yoktu. Bunu düzeltip siparişe işleyin ya da iade edin.",
    },
    test_money: {
      name: "Test parası",
      means: "Canlı mağazada bir test ödemesi. Gerçek para değil: ürün göndermeyin, çözüldü olarak işaretleyin.",
    },
    unknown_link: {
      name: "Bilinmeyen link",
      means:
        "Paynet bu ödemeyi listeliyor, ama mağaza linkini bilmiyor; örneğin yedekten dönüldüyse. Paynet panelinde halledin, sonra çözüldü olarak işaretleyin.",
    },
    paid_twice: { name: "İki kez ödendi", means: "Aynı alışveriş ikinci kez ödendi. Bu ödemeyi iade edin." },
    reversed: {
      name: "Geri alındı",
      means: "Para, mağaza istemeden Paynet'te geri gitti: Paynet panelinden ya da bankadan. Yeniden iade etmeyin.",
    },
    unreachable: {
      name: "Yanıt yok",
      means: "Paynet yanıt vermedi. Henüz bir şey bilinmiyor; kendiliğinden yeniden sorulacak.",
    },
  },
}
