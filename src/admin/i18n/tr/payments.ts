import type { payments as shape } from "../en/payments"

export const payments: typeof shape = {
  title: "Ödemeler",
  search: "Sipariş no ya da herhangi bir no",
  filter: "Göster",
  column: {
    date: "Tarih",
    status: "Durum",
    order: "Sipariş",
    asked: "İstenen",
    charged: "Çekilen",
    card: "Kart",
    expires: "Geçerlilik",
  },
  sort: {
    label: "Sırala",
    created_at: { desc: "Önce en yeni", asc: "Önce en eski" },
    amount: { desc: "Önce en yüksek tutar", asc: "Önce en düşük tutar" },
    expires_at: { desc: "Süresi en son dolan", asc: "Süresi ilk dolan" },
  },
  paging: { of: "/", ofMoreThan: "/ en az", results: "sonuç", pages: "sayfa", prev: "Önceki", next: "Sonraki" },
  empty: {
    title: "Henüz ödeme yok",
    text: "Bir müşteri Paynet sayfasına gittiğinde ödemesi burada listelenir.",
  },
  nothing: {
    title: "Bir şey bulunamadı",
    text: "Yalnızca tam numaralar ve sipariş numaraları bulunur. Filtreye de bakın.",
  },
  waiting: {
    held_one: "Bekletilen {{count}} ödeme var: {{amount}}",
    held_other: "Bekletilen {{count}} ödeme var: {{amount}}",
    heldMeans: "Para Paynet'te ve hiçbir siparişe uymuyor. Ne olacağına siz karar verin.",
    refundDue_one: "Yapılacak {{count}} iade var: {{amount}}",
    refundDue_other: "Yapılacak {{count}} iade var: {{amount}}",
    refundDueMeans: "Müşterilere borçlu olunan, henüz geri verilmemiş tutar. Kendiliğinden yeniden denenir.",
    notCounted_one: "{{count}} tanesi bu toplamda yok: lira değil ya da okunamadı.",
    notCounted_other: "{{count}} tanesi bu toplamda yok: lira değil ya da okunamadı.",
    showAll: "Tümünü göster",
  },
  order: "Sipariş #{{number}}",
  noOrder: "Sipariş yok",
  why: {
    declined: {
      name: "İade reddedildi",
      means:
        "Paynet iadeyi reddetti; para müşteriye hâlâ borç. Yeniden isteyin ya da başka yolla geri verdikten sonra çözüldü olarak işaretleyin.",
    },
    due: {
      name: "İade edilecek",
      means: "Bu para müşteriye borç ve kendiliğinden geri gidecek. Şimdi de gönderebilirsiniz.",
    },
  },
  single: "Tek çekim",
  instalments_one: "{{count}} taksit",
  instalments_other: "{{count}} taksit",
  cardEnds: "•••• {{last}}",
  lessThanAsked: "İstenenden {{amount}} az",
  moreThanAsked: "İstenenden {{amount}} fazla",
}
