import type { AdminResolveBody, AdminTransaction, AdminTransactionAnswer } from "../../types"
import { ask } from "./ask"
import { toGiveBack } from "./money-left"
import { useAct } from "./use-act"
import { useFormat } from "./use-format"
import { useText } from "./use-text"

const post = (id: string, verb: "apply" | "refund" | "resolve", body?: AdminResolveBody) =>
  ask<AdminTransactionAnswer>(`/admin/paynet/transactions/${id}/${verb}`, { method: "POST", body })

const useAmount = (amount: string | null, currency: string | null): string => {
  const text = useText()
  const { money } = useFormat()
  return amount === null ? text("common.none") : money(amount, currency)
}

/** Books held money on its order, if it fits now. */
export const useApply = (transaction: AdminTransaction) => {
  const text = useText()
  const amount = useAmount(transaction.charged, transaction.currency)
  return useAct({
    run: () => post(transaction.id, "apply"),
    warning: {
      title: text("actions.apply.title", { amount }),
      text: text("actions.apply.text"),
      confirm: text("actions.apply.confirm"),
    },
    tell: ({ transaction: { place, outcome } }) =>
      place === "held" && outcome
        ? { message: text("actions.apply.notYet", { outcome: text(`outcome.${outcome}.means`) }), isGood: false }
        : { message: text("actions.apply.done"), isGood: true },
  })
}

/** Gives back what is owed, or all that is held. */
export const useRefund = (transaction: AdminTransaction) => {
  const text = useText()
  const amount = useAmount(toGiveBack(transaction), transaction.currency)
  return useAct({
    run: () => post(transaction.id, "refund"),
    warning: {
      title: text("actions.refund.title", { amount }),
      text: text("actions.refund.text"),
      confirm: text("actions.refund.confirm"),
      isDanger: true,
    },
    tell: () => ({ message: text("actions.refund.done"), isGood: true }),
  })
}

/** Records that a person dealt with it elsewhere. The dialog for the note is the warning. */
export const useResolve = ({ id }: AdminTransaction) => {
  const text = useText()
  return useAct({
    run: (note: string) => post(id, "resolve", { note }),
    tell: () => ({ message: text("actions.resolve.done"), isGood: true }),
  })
}
