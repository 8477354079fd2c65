import type { settings as shape } from "../en/settings"

export const settings: typeof shape = {
  faults: "Kaydedilen ayarlar yapılandırma dosyasıyla uyuşmuyor, bu yüzden ödeme sayfası açılamıyor:",
  source: { config: "Yapılandırma dosyası", admin: "Buradan", default: "Varsayılan" },
  sourceMeans: {
    config: "Bu değer sunucudaki yapılandırma dosyasında. Burada kaydettiğiniz değer onun yerine geçer.",
    admin: "Bu değer burada kaydedildi ve yapılandırma dosyasının yerine geçiyor.",
    default: "Ne burada kaydedildi ne de yapılandırma dosyasında var.",
  },
  back: "Yapılandırma dosyasındaki değere dön ({{value}})",
  backToDefault: "Varsayılana dön",
  willGoBack: "Kaydedince geri döner",
  yes: "evet",
  no: "hayır",
  saved: "Kaydedildi. Bütün sunucular beş saniye içinde uygular.",
  notSaved: "Kaydedilmedi",
  connection: {
    title: "Paynet bağlantısı",
    text: "Bu mağaza hangi Paynet ile, hangi anahtarla konuşuyor.",
    environment: "Ortam",
    environmentMeans: "Test gerçek para çekmez; canlı çeker.",
    test: "Test",
    live: "Canlı",
    keyTest: "Test anahtarı",
    keyLive: "Canlı anahtar",
    keySet: "…{{last}}",
    keySetBare: "ayarlı",
    keyMissing: "ayarlanmamış",
    inUse: "kullanımda",
    needed: "gerekli",
    change: "Değiştir",
    verify: "Doğrula",
    verifying: "Paynet'e soruluyor…",
    keyBack: "Yapılandırma dosyasındaki anahtarı kullan",
    keyRemove: {
      label: "Bu anahtarı sil",
      title: "Bu anahtar silinsin mi?",
      text: "Yapılandırma dosyasında bu ortamın anahtarı yok. Ortam kullanımdaysa, yeni bir anahtar kaydedilene kadar kimse Paynet ile ödeyemez.",
    },
  },
  keyDrawer: {
    title: "Ortam ve anahtar",
    text: "Anahtar ve ortamı birlikte kaydedilir. Anahtar şifreli saklanır ve bir daha gösterilmez.",
    keyHint: "Paynet panelinden. Ayarlı olan kalsın istiyorsanız boş bırakın.",
    keyNeeded: "Paynet panelinden. Bu ortamın henüz anahtarı yok.",
    tooShort: "En az 8 karakter, boşluksuz.",
    tryIt: "Kaydetmeden dene",
    goLive: "Kaydettiğiniz andan itibaren müşterilerden gerçek para çekilir.",
    goTest: "Kaydettiğiniz andan itibaren mağaza gerçek para almaz.",
  },
  noEncryption: {
    title: "Buradan anahtar henüz kaydedilemez",
    text: "Anahtarlar şifreli saklanır. Sunucuda bir şifreleme anahtarı üretin, eklentinin seçeneklerine encryptionKey olarak yazın ve sunucuyu yeniden başlatın:",
    meanwhile: "O zamana kadar anahtar aynı yerde secretKey olarak verilebilir.",
  },
  openLinks: {
    title: "Hâlâ ödenebilecek linkler",
    text_one:
      "Hâlâ ödenebilecek {{count}} ödeme linki var. Aynı Paynet hesabının yeni anahtarı onlar için bir şey değiştirmez. Başka bir hesapta ya da öteki ortamda, geri dönene kadar bu linklere yapılan ödemeler görülmez.",
    text_other:
      "Hâlâ ödenebilecek {{count}} ödeme linki var. Aynı Paynet hesabının yeni anahtarı onlar için bir şey değiştirmez. Başka bir hesapta ya da öteki ortamda, geri dönene kadar bu linklere yapılan ödemeler görülmez.",
    confirm: "Yine de kaydet",
  },
  verified: {
    ok: "Anahtar çalışıyor. Paynet yanıt verdi ({{host}}).",
    no_key: "Denenecek anahtar yok. Önce bir anahtar girin.",
    encryption_key_missing:
      "Burada bir anahtar kaydedilmiş, ama encryptionKey artık yapılandırma dosyasında yok. Geri koyun ya da anahtarı yeniden kaydedin.",
    encryption_key_changed:
      "Kaydedilen anahtar açılamıyor: encryptionKey, kaydedilirken kullanılan değil. Eskisini geri koyun ya da anahtarı yeniden kaydedin.",
    key_unreadable: "Kaydedilen anahtar bozulmuş. Yeniden kaydedin.",
    wrong_key:
      "Paynet bu anahtarı tanımıyor (401). Açık anahtar değil gizli anahtar mı, doğru ortamın anahtarı mı? Boşluksuz olarak yeniden kopyalayın.",
    forbidden:
      "Paynet anahtarı tanıyor ama bu sunucuyu kabul etmiyor (403). Büyük olasılıkla çağrının geldiği adres kayıtlı değil: sunucunun sabit çıkış IP adresini Paynet'e bildirin.",
    forbiddenFrom:
      "Paynet anahtarı tanıyor ama bu sunucuyu kabul etmiyor (403). Çağrının geldiği adres {{address}}: bu adresi Paynet'e kaydettirin.",
    timeout:
      "Paynet zamanında yanıt vermedi. Sunucunun güvenlik duvarı {{host}} adresine izin veriyor mu, IP adresi Paynet'te kayıtlı mı? Bir dakika sonra yeniden deneyin.",
    unreachable: "{{host}} adresine ulaşılamadı. Sunucunun internete çıkışı var mı, adres doğru mu?",
    refused: "Paynet kabul etmedi ({{status}}). Böyle kalırsa Paynet'e sorun.",
    unreadable:
      "{{host}} adresinden bir yanıt geldi, ama Paynet'ten değil. Yapılandırma dosyasındaki apiUrl değerine ve aradaki vekil sunuculara bakın.",
  },
  options: {
    title: "Ödemeler",
    text: "Değişiklikler bundan sonra oluşturulan linkler için geçerlidir.",
  },
  field: {
    linkLifetimeHours: {
      label: "Sepet linkinin geçerlilik süresi",
      means:
        "Bu süreden sonra müşteri ödemeye yeniden başlar. Kendi gönderdiğiniz linklerde süre her seferinde sorulur.",
      unit: "saat",
      wrong: "1 ile 720 arasında tam saat.",
    },
    installments: {
      label: "Taksit",
      means: "Müşterinin Paynet sayfasında seçebileceği taksit sayıları.",
      asPaynet: "Paynet ile anlaşıldığı gibi",
      none: "Yalnızca tek çekim",
      some: "Yalnızca şunlar:",
      single: "Tek çekim",
      wrong: "En az birini seçin.",
    },
    commission: {
      label: "Paynet komisyonu",
      means: "Komisyonu kim öder. Müşteri öderse Paynet bunu karttan çekilen tutara ekler; siparişin tutarı değişmez.",
      merchant: "Mağaza öder",
      shopper: "Müşteri öder",
    },
    ratioCode: {
      label: "Komisyon tablosu",
      means: "Paynet ile anlaşılan ratio_code. Paynet vermediyse boş bırakın.",
      wrong: "En çok 50 karakter, boşluksuz.",
    },
    agentId: {
      label: "Bayi kodu",
      means: "Paynet'in satışları işlediği agent_id. Paynet vermediyse boş bırakın.",
      wrong: "En çok 50 karakter, boşluksuz.",
    },
    heldPayments: {
      label: "Siparişi olmayan para",
      means:
        "Biri karar verene kadar beklesin ya da kendiliğinden iade edilsin: geç ödenen, iki kez ödenen ve siparişi oluşmayan ödemeler 15 dakika sonra, saatte en çok beş tane. Tutarı farklı olan hep bekler.",
      hold: "Karar verilene kadar beklesin",
      refund: "Kendiliğinden iade edilsin",
    },
    locale: {
      label: "Müşterinin dili",
      means: "Sepette dil belirtilmemişse kullanılır.",
      tr: "Türkçe",
      en: "İngilizce",
    },
    sendEmail: {
      label: "Ödeme linki e-postası",
      means: "Link gönderirken önerilir: Paynet linki müşteriye e-postayla yollar.",
    },
    sendSms: {
      label: "Ödeme linki SMS'i",
      means: "Link gönderirken önerilir: Paynet linki müşteriye SMS ile yollar.",
    },
  },
  configOnly: {
    title: "Yalnızca yapılandırma dosyasında",
    text: "Bunlar ancak sunucuda değiştirilebilir.",
    backendUrl: "Bu sunucunun dışarıdan adresi",
    returnUrl: "Müşterinin geri döndüğü sayfa",
    flow: "Sipariş",
    pay_first: "ödendikten sonra oluşur",
    order_first: "ödemeden önce oluşur",
    posType: "POS",
    posPaynet: "Paynet'in",
    posOwn: "kendi POS'unuz",
    timeoutMs: "Paynet için bekleme süresi",
    seconds: "{{count}} sn",
    apiUrl: "Paynet API'si için başka adres",
  },
  history: {
    title: "Kayıt geçmişi",
    text: "Kim, ne zaman, hangi alanı kaydetti. Değerler tutulmaz.",
    empty: "Burada henüz bir şey kaydedilmedi.",
    keyTest: "Test anahtarı",
    keyLive: "Canlı anahtar",
    environment: "Ortam",
  },
}
