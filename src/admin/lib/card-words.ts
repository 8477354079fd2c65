import type { AdminTransaction } from "../../types"
import { en } from "../i18n/en"
import { useText } from "./use-text"

type Bank = keyof typeof en.bank
const isBank = (code: string): code is Bank => code in en.bank

/** A card in words: bank, last digits, instalments. Paynet's codes that are not known stay as they are. */
export const useCardWords = () => {
  const text = useText()
  const bankOf = (code: string): string => (isBank(code) ? text(`bank.${code}`) : code)
  const instalmentsOf = (count: number): string =>
    count > 1 ? text("payments.instalments", { count }) : text("payments.single")
  const cardOf = ({
    bank_id,
    card_last4,
    instalment,
  }: Pick<AdminTransaction, "bank_id" | "card_last4" | "instalment">): string =>
    [
      bank_id && bankOf(bank_id),
      card_last4 && text("payments.cardEnds", { last: card_last4 }),
      instalment !== null && instalment > 1 && instalmentsOf(instalment),
    ]
      .filter(Boolean)
      .join(" · ") || text("common.none")
  return { bankOf, instalmentsOf, cardOf }
}
