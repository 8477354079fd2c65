import type { AdminPayByLinkAnswer, AdminPayByLinkBody, AdminPayLink } from "../../types"
import { ask } from "../lib/ask"
import { useAct } from "../lib/use-act"

/** Makes a payment link for an order. The drawer says beforehand what it will do, and shows it afterwards. */
export const useSendLink = (orderId: string, onMade: (link: AdminPayLink) => void) =>
  useAct({
    run: (body: AdminPayByLinkBody) =>
      ask<AdminPayByLinkAnswer>(`/admin/paynet/orders/${orderId}/paylinks`, { method: "POST", body }),
    tell: ({ paylink }) => {
      onMade(paylink)
      return null
    },
  })
