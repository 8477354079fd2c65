import type { AdminPayByLinkAnswer, AdminPayByLinkBody } from "../../types"
import { ask } from "../lib/ask"
import { useAct } from "../lib/use-act"
import { useText } from "../lib/use-text"

/** Makes a payment link for an order. The drawer says beforehand what it will do. */
export const useSendLink = (orderId: string, onMade: (answer: AdminPayByLinkAnswer) => void) => {
  const text = useText()
  return useAct({
    run: (body: AdminPayByLinkBody) =>
      ask<AdminPayByLinkAnswer>(`/admin/paynet/orders/${orderId}/paylinks`, { method: "POST", body }),
    tell: (answer) => {
      onMade(answer)
      return { message: text("order.send.done"), isGood: true }
    },
  })
}
