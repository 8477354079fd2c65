import type { bank as bankShape, common as commonShape, problem as problemShape } from "../en/common"

export const common: typeof commonShape = {
  cancel: "Vazgeç",
  close: "Kapat",
  save: "Kaydet",
  retry: "Yeniden dene",
  copy: "Kopyala: {{what}}",
  copied: "Kopyalandı",
  notCopied: "Tarayıcı kopyalamaya izin vermedi. Metni seçip kendiniz kopyalayın.",
  none: "–",
  details: "Ayrıntılar",
  test: "Test",
  testBanner: "Test ortamı. Buradaki hiçbir tutar gerçek para değildir; burada ödenen hiçbir şeyi göndermeyin.",
}

export const problem: typeof problemShape = {
  title: "Bu bölüm yüklenemedi",
  offline: "Sunucuya ulaşılamadı. Bağlantınızı kontrol edip yeniden deneyin.",
  login: "Oturumunuz kapanmış. Yeniden giriş yapın.",
  forbidden: "Kullanıcınızın buna yetkisi yok.",
  notFound: "Bu numarayla bir kayıt bulunamadı.",
  server: "Sunucuda bir hata oluştu. Ayrıntısı sunucunun günlüğünde.",
}

export const bank: typeof bankShape = {
  ADVT: "Advantage",
  AXSS: "Axess",
  BONS: "Bonus",
  DENZ: "Denizbank",
  FINS: "CardFinans",
  KVYT: "Kuveyt Türk",
  MAXM: "Maximum",
  ODEA: "Odea",
  PARF: "Paraf",
  VAKF: "VakıfBank",
  WRLD: "World",
  ZDGR: "Diğer banka",
  ZRTB: "Ziraat",
}
