import type { installation as installationShape, setup as setupShape } from "../en/setup"

export const setup: typeof setupShape = {
  title: "Kurulum",
  again: "Yeniden kontrol et",
  allGood: "Her şey yerinde.",
  ready_one: "Ödeme alınabilir. Bakılacak {{count}} konu var.",
  ready_other: "Ödeme alınabilir. Bakılacak {{count}} konu var.",
  todo_one: "Yapılacak {{count}} iş var.",
  todo_other: "Yapılacak {{count}} iş var.",
  state: { ok: "Tamam", warning: "Uyarı", fault: "Yapılacak" },
  notChecked: "Bu kontrol edilemedi. Nedeni sunucunun günlüğünde.",
  key: { label: "Paynet anahtarı kabul ediyor" },
  provider_enabled: {
    label: "Paynet bir bölgede açık",
    ok: "Bölge: {{regions}}.",
    no_region:
      "Para birimi TRY olan hiçbir bölgede Paynet yok. Ayarlar → Bölgeler → TRY bölgeniz → Düzenle → Ödeme sağlayıcıları: Paynet'i ekleyin.",
    other_currency: "Paynet yalnızca TRY alır, ama şu bölgelerde açık: {{regions}}. Oradan çıkarın.",
  },
  backend_url: {
    label: "Bu sunucuya dışarıdaki adresinden ulaşılıyor",
    ok: "{{url}} buraya geliyor.",
    private:
      "{{url}} bu ağın içindeki bir adres, Paynet ona ulaşamaz. Ödemeler yine gelir: müşterinin dönüşüyle ve arka plan işiyle. Canlı mağaza için backendUrl değerini dışarıya açık bir https adresi yapın.",
    timeout: "{{url}} zamanında yanıt vermedi. backendUrl, DNS ve sunucunun önündeki vekil sunucuya bakın.",
    unreachable: "{{url}} adresine ulaşılamadı. backendUrl, DNS, sertifika ve güvenlik duvarına bakın.",
    other_answer: "{{url}} adresinde başka bir şey yanıt veriyor. backendUrl, bu Medusa'nın dışarıdan adresi olmalı.",
  },
  return_url: {
    label: "Müşterinin döndüğü sayfa açılıyor",
    ok: "Açılıyor.",
    timeout: "Zamanında yanıt vermedi: {{url}}. Mağaza sitesi çalışıyor mu?",
    unreachable:
      "Bu sunucu ulaşamadı: {{url}}. Tarayıcıda açılıyorsa sorun yok. Açılmıyorsa: mağaza sitesi çalışıyor mu, returnUrl doğru mu?",
    not_found:
      "Mağaza sitesinde böyle bir sayfa yok (404): {{url}}. Sayfayı ekleyin ya da returnUrl değerini düzeltin.",
    refuses: "Sayfa ziyaretçiyi kabul etmiyor ({{status}}): {{url}}. Giriş yapmadan açılmalı.",
    fails: "Sayfanın kendisinde hata var ({{status}}): {{url}}. Mağaza sitesinin günlüğüne bakın.",
  },
  locking: {
    label: "Sunucular arası kilitler",
    ok: "Ortak.",
    in_memory:
      "Kilitler tek bir süreçte tutuluyor. Tek süreç için yeterli; birden çok süreçte Medusa'nın kilit modülünü Redis ya da Postgres ile ekleyin.",
  },
  job: {
    label: "Arka plan işi çalışıyor",
    ok: "Son çalışma: {{date}}.",
    never: "Hiç çalışmadı. Çalışma kipi shared ya da worker olan en az bir Medusa süreci başlatın.",
    late: "Son çalışma: {{date}}. Arka plan işlerini çalıştıran süreç ayakta mı?",
  },
  tables: {
    label: "Tablolar yerinde",
    ok: "Hepsi var.",
    missing: "Eksik: {{missing}}. npx medusa db:migrate çalıştırın.",
  },
  installation: {
    label: "Bu kurulum asıl, kopya değil",
    ok: "Evet.",
    needs_answer:
      "Adres değişmiş. Sayfanın başındaki soruyu yanıtlayın; o zamana kadar Paynet'e hiçbir şey gönderilmez.",
  },
}

export const installation: typeof installationShape = {
  title: "Mağaza taşındı mı, yoksa bu bir kopya mı?",
  text: "Bu veritabanı {{from}} adresinde canlıya alınmıştı, şimdi {{to}} adresinde çalışıyor. Hangisi olduğunu söyleyene kadar Paynet'e hiçbir şey gönderilmez ve arka plan işi durur.",
  moved: {
    label: "Mağaza taşındı",
    title: "Mağaza yeni adrese mi taşındı?",
    text: "Açık linkler ve ödemeler bu mağazanın kalır. Bunu yalnızca eski adres artık çalışmıyorsa seçin.",
  },
  copy: {
    label: "Bu bir kopya",
    title: "Bu, başka bir mağazanın kopyası mı?",
    text: "Kopya baştan başlar: öteki mağazanın açık linklerine ve ödemelerine bir daha hiç dokunmaz.",
  },
  done: "Not edildi. Arka plan işi yeniden çalışıyor.",
}
