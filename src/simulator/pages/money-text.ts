import { type Kurus, liraText } from "../kurus"
import type { Language } from "./texts"

/** For people: "1.149,99 TL" or "TRY 1,149.99". */
export function moneyText(kurus: Kurus, language: Language): string {
  const [lira = "0", rest = "00"] = liraText(kurus).split(".")
  const grouped = (sign: string) => lira.replace(/\B(?=(\d{3})+$)/g, sign)
  return language === "tr" ? `${grouped(".")},${rest} TL` : `TRY ${grouped(",")}.${rest}`
}
