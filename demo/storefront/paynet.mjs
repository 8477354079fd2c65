// All that a storefront's server needs for Paynet. Copy it.
import { StoreError } from "./store-api.mjs"

export const PAYNET = "pp_paynet_paynet"

/**
 * Asks Medusa for a payment session of this cart. Ask each time the shopper presses "pay": the plugin answers with the
 * same PayLink as long as cart and total are the same, and with no link when the cart is already paid.
 * @returns the session; `data.redirect_url` is Paynet's page, or null when there is nothing to pay (any more)
 */
export const startPayment = async (store, cart) => {
  const collection =
    cart.payment_collection ?? (await store("/store/payment-collections", { cart_id: cart.id })).payment_collection
  const path = `/store/payment-collections/${collection.id}/payment-sessions`
  const { payment_collection } = await store(path, { provider_id: PAYNET })
  return payment_collection.payment_sessions.find((session) => session.provider_id === PAYNET)
}

/** Where a payment stands: `{ status, reason, message, redirect_url, order_id, display_id }`, or null when unknown. */
export const askPayment = async (store, sessionId) => {
  try {
    return (await store(`/store/paynet/sessions/${encodeURIComponent(sessionId)}`)).session
  } catch (error) {
    if (error instanceof StoreError && error.status < 500) return null
    throw error
  }
}

/** Did the shopper come back without having paid, so that checkout is where to go on? */
export const isUnpaid = ({ status, reason }) =>
  status === "declined" || status === "expired" || (status === "pending" && reason === "not_completed")
