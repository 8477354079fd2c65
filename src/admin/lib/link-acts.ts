import type { AdminPayLink, AdminPayLinkAnswer, AdminPayLinkCheckAnswer } from "../../types"
import { ask } from "./ask"
import { useAct } from "./use-act"
import { useText } from "./use-text"

const at = (id: string) => `/admin/paynet/paylinks/${id}`

/** Asks Paynet whether a link was paid. */
export const useCheck = ({ id }: Pick<AdminPayLink, "id">) => {
  const text = useText()
  return useAct({
    run: () => ask<AdminPayLinkCheckAnswer>(`${at(id)}/check`, { method: "POST" }),
    warning: {
      title: text("actions.check.title"),
      text: text("actions.check.text"),
      confirm: text("actions.check.confirm"),
    },
    tell: ({ outcome }) => ({
      message: text("actions.check.done", { outcome: text(`outcome.${outcome}.means`) }),
      isGood: outcome !== "unreachable",
    }),
  })
}

export const useDisable = ({ id }: Pick<AdminPayLink, "id">) => {
  const text = useText()
  return useAct({
    run: () => ask<AdminPayLinkAnswer>(`${at(id)}/disable`, { method: "POST" }),
    warning: {
      title: text("actions.disable.title"),
      text: text("actions.disable.text"),
      confirm: text("actions.disable.confirm"),
      isDanger: true,
    },
    tell: () => ({ message: text("actions.disable.done"), isGood: true }),
  })
}
