/** Money inside the simulator: whole kuruş as bigint, never a float. */
export type Kurus = bigint

const LIRA = /^(\d{1,15})(?:\.(\d{1,2}))?$/

/** Lira as a JSON number or decimal text with at most two decimals; anything else is null. */
export function kurusFromLira(lira: number | string): Kurus | null {
  const match = LIRA.exec(String(lira))
  if (!match) return null
  return BigInt(match[1] ?? "0") * 100n + BigInt((match[2] ?? "").padEnd(2, "0"))
}

/** Decimal text with a point and two decimals: "1149.99". */
export function liraText(kurus: Kurus): string {
  const digits = kurus.toString().padStart(3, "0")
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The share of an amount, rounded half up to whole kuruş; the percentage is decimal text such as "2.49". */
export function percentOf(kurus: Kurus, percent: string): Kurus {
  const hundredths = kurusFromLira(percent)
  if (hundredths === null) throw new Error(`"${percent}" is not a percentage with at most two decimals`)
  return (kurus * hundredths + 5_000n) / 10_000n
}
