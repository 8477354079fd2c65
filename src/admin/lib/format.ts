/** Medusa names its languages `ptBR`; the browser's formatters want `pt-BR`. */
export const localeOf = (language: string): string => language.replace(/([a-z])([A-Z])/g, "$1-$2").replace("_", "-")

const knownCurrency = (code: string): boolean => /^[a-z]{3}$/i.test(code)

/** Decimal text as the reader writes money; text that is no number stays as it is. `currency`: TRY when absent. */
export const formatMoney = (amount: string, locale: string, currency: string | null = "TRY"): string => {
  const value = Number(amount)
  if (amount.trim() === "" || !Number.isFinite(value)) return amount
  const code = currency === "TL" ? "TRY" : (currency ?? "")
  if (!knownCurrency(code)) {
    const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)
    return code ? `${plain} ${code}` : plain
  }
  return new Intl.NumberFormat(locale, { style: "currency", currency: code, currencyDisplay: "narrowSymbol" }).format(
    value,
  )
}

/** A time in the reader's own zone, `medium` with its seconds; text that is no time stays as it is. */
export const formatTime = (time: string, locale: string, timeStyle: "short" | "medium" = "short"): string => {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return time
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle }).format(date)
}

const kurusOf = (amount: string): number => Math.round(Number(amount) * 100)

/** `charged` less `asked`, both decimal text in lira: how much, and in which direction. Null when equal or unreadable. */
export const differenceOf = (asked: string, charged: string): { sign: "less" | "more"; amount: string } | null => {
  const kurus = kurusOf(charged) - kurusOf(asked)
  if (!Number.isFinite(kurus) || kurus === 0) return null
  return { sign: kurus < 0 ? "less" : "more", amount: (Math.abs(kurus) / 100).toFixed(2) }
}

const isLira = (currency: string | null) => currency === null || /^(TRY|TL)$/i.test(currency)

/** What a card was charged less than asked, or more; null when it is the same, or cannot be compared. */
export const chargedOtherwise = ({
  requested,
  charged,
  currency,
}: {
  requested: string | null
  charged: string | null
  currency: string | null
}) => (requested !== null && charged !== null && isLira(currency) ? differenceOf(requested, charged) : null)

/** A sum as the server's sentences write it, `1.234,50 TL`, as decimal text; null when it is written otherwise. */
export const readLira = (text: string): string | null => {
  const [, whole, fraction] = text.match(/^([\d.]+),(\d{2}) TL$/) ?? []
  return whole && fraction ? `${whole.replaceAll(".", "")}.${fraction}` : null
}
