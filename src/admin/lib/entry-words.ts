import type { AdminEntry } from "../../types"
import { useCardWords } from "./card-words"
import { readLira } from "./format"
import { useFormat } from "./use-format"
import { useText } from "./use-text"

/** What a fact of the time line is about, beside its sentence: why money is held, which card, how much. */
export const useEntryWords = () => {
  const text = useText()
  const { money } = useFormat()
  const { cardOf } = useCardWords()
  return ({ kind, outcome, details }: AdminEntry): string | null => {
    if (kind === "held" && outcome) return text(`outcome.${outcome}.name`)
    const { bank_id, card_last4, amount } = details
    if (kind === "declined") {
      return cardOf({
        bank_id: typeof bank_id === "string" ? bank_id : null,
        card_last4: typeof card_last4 === "string" ? card_last4 : null,
        instalment: null,
      })
    }
    if (!kind.startsWith("refund_") || typeof amount !== "string") return null
    const lira = readLira(amount)
    return lira === null ? amount : money(lira)
  }
}
