/** Rules that hold between options, which a save in the admin can break, in Turkish: the English stands in the schema. */
const FAULTS: ReadonlyMap<string, string> = new Map([
  [
    'option "backendUrl" must be https when environment is live',
    'canlı ortamda yapılandırma dosyasındaki "backendUrl" https ile başlamalı',
  ],
  [
    'option "backendUrl" must be a public address when environment is live',
    'canlı ortamda yapılandırma dosyasındaki "backendUrl" dışarıya açık bir adres olmalı',
  ],
  [
    'option "returnUrl" must be https when environment is live',
    'canlı ortamda yapılandırma dosyasındaki "returnUrl" https ile başlamalı',
  ],
  [
    'option "apiUrl" must not be this machine when environment is live',
    'canlı ortamda yapılandırma dosyasındaki "apiUrl" bu makineyi gösteremez',
  ],
  [
    'option "linkLifetimeHours" must be at most 24 with flow order_first',
    "sipariş ödemeden önce oluştuğunda (order_first) sepet linki en çok 24 saat geçerli olabilir",
  ],
  ["what was saved in the admin cannot be read", "yönetim panelinde kaydedilenler okunamıyor"],
])

/** What is wrong with the options, in Turkish; any other words stay as they are. */
export const optionFaultInTurkish = (fault: string): string => FAULTS.get(fault) ?? fault
