/** What `payment_session.data` holds. It is public through the store API: nothing secret, nothing personal. */
export type PaynetSessionData = {
  /** The PayLink's id, which is also Paynet's `reference_no`. */
  id: string
  session_id: string
  state: "open" | "processing" | "paid"
  /** Paynet's page; null unless `state` is `open`. */
  redirect_url: string | null
  /** ISO time until which the link can be paid. */
  expires_at: string
}

/** Where a payment session stands, in one word, for a storefront. */
export type PaynetSessionStatus = "pending" | "declined" | "expired" | "paid" | "held" | "refunded"

/** Answer of `GET /store/paynet/sessions/:session_id`. */
export type PaynetSessionAnswer = {
  session: {
    id: string
    status: PaynetSessionStatus
    /** An outcome's name, `not_completed`, or null. */
    reason: string | null
    /** One sentence for the shopper, in the cart's language. */
    message: string
    redirect_url: string | null
    order_id: string | null
    display_id: number | null
  }
}
