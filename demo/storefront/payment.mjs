// Checkout, second step: to Paynet and back.
import { dropFinishedCart, readCart } from "./cart.mjs"
import { redirect } from "./http.mjs"
import { landingPage } from "./pages/landing.mjs"
import { messagePage, troublePage } from "./pages/message.mjs"
import { orderPage } from "./pages/order.mjs"
import { paymentPage } from "./pages/payment.mjs"
import { askPayment, isUnpaid, PAYNET, startPayment } from "./paynet.mjs"
import { StoreError } from "./store-api.mjs"

const landingOf = (visit, sessionId) => `/tr/paynet/return?session=${encodeURIComponent(sessionId)}&lang=${visit.lang}`

/** The order of the payment that this browser began last, also when it never came back from Paynet's page. */
export const placedOrder = async (visit) => {
  const payment = visit.cookies.payment ? await askPayment(visit.store, visit.cookies.payment) : null
  return payment?.status === "paid" && payment.order_id ? payment : null
}

const withCart = async (visit, cart, more = {}) => {
  const { payment_providers } = await visit.store(`/store/payment-providers?region_id=${cart.region_id}`)
  return paymentPage(visit, cart, { providers: payment_providers, ...more })
}

/** `?payment=<session>` names the attempt that the shopper comes back from; the reason is asked, never read off a url. */
export const showPayment = async (visit) => {
  const attempt = visit.url.searchParams.get("payment")
  const payment = attempt ? await askPayment(visit.store, attempt) : null
  if (payment?.status === "paid" && payment.order_id) return redirect(`/tr/order/${payment.order_id}`)
  if (payment && !isUnpaid(payment)) {
    return payment.status === "pending" ? redirect(landingOf(visit, attempt)) : { page: messagePage(visit, payment) }
  }
  const cart = await readCart(visit)
  if (!cart?.items.length) {
    const placed = await placedOrder(visit)
    if (placed) return redirect(`/tr/order/${placed.order_id}`)
    // Another phone or a private window: there is no cart here, but the link may still be paid.
    return payment ? { page: messagePage(visit, payment) } : redirect("/tr/cart")
  }
  if (!cart.shipping_methods?.length) return redirect("/tr/checkout")
  return { page: await withCart(visit, cart, { problem: payment?.message }) }
}

export const pay = async (visit) => {
  const cart = await readCart(visit)
  if (!cart?.items.length) {
    const placed = await placedOrder(visit)
    return redirect(placed ? `/tr/order/${placed.order_id}` : "/tr/cart")
  }
  if (visit.form.get("provider") !== PAYNET) {
    return { status: 400, page: await withCart(visit, cart, { problem: visit.t.choosePayment }) }
  }
  let session
  try {
    session = await startPayment(visit.store, cart)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return { status: 503, page: await withCart(visit, cart, { problem: visit.t.noPageNow }) }
  }
  visit.setCookie("payment", session.id)
  return redirect(session.data.redirect_url ?? landingOf(visit, session.id))
}

/** Where Paynet's page ends, on any device: no cookie arrives here, and none is needed. */
export const landing = async (visit) => {
  const sessionId = visit.url.searchParams.get("session") ?? ""
  return { page: landingPage(visit, sessionId) }
}

export const order = async (visit, id) => {
  const fields =
    "id,display_id,email,currency_code,payment_status,item_total,shipping_total,tax_total,total,*items,*items.product,*items.variant,*shipping_address"
  const { order: found } = await visit.store(`/store/orders/${id}?fields=${fields}`).catch((error) => {
    if (error instanceof StoreError && error.status < 500) return { order: null }
    throw error
  })
  if (!found) return { status: 404, page: troublePage(visit, visit.t.notFound) }
  await dropFinishedCart(visit)
  return { page: orderPage(visit, found) }
}
