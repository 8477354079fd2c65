// Checkout, first step: who and where to.
import { listDelivery, readCart, saveDelivery } from "./cart.mjs"
import { redirect } from "./http.mjs"
import { deliveryPage } from "./pages/delivery.mjs"
import { placedOrder } from "./payment.mjs"
import { StoreError } from "./store-api.mjs"

const FIELDS = ["email", "first_name", "last_name", "phone", "address_1", "postal_code", "city"]
/** So that a demo is bought in four clicks. */
const EXAMPLE = {
  email: "ayse@example.com",
  first_name: "Ayşe",
  last_name: "Yılmaz",
  phone: "",
  address_1: "Bağdat Cad. 12 D. 3",
  postal_code: "34730",
  city: "İstanbul",
}

export const showDelivery = async (visit) => {
  const cart = await readCart(visit)
  if (!cart?.items.length) {
    const placed = await placedOrder(visit)
    return redirect(placed ? `/tr/order/${placed.order_id}` : "/tr/cart")
  }
  const known = cart.shipping_address?.first_name ? { ...cart.shipping_address, email: cart.email } : EXAMPLE
  return { page: deliveryPage(visit, cart, await listDelivery(visit, cart), known) }
}

export const sendDelivery = async (visit) => {
  const cart = await readCart(visit)
  if (!cart) return redirect("/tr/cart")
  const sent = Object.fromEntries(FIELDS.map((name) => [name, (visit.form.get(name) ?? "").trim()]))
  try {
    await saveDelivery(visit, cart, { ...sent, optionId: visit.form.get("delivery") })
  } catch (error) {
    if (!(error instanceof StoreError) || error.status >= 500) throw error
    return { status: 400, page: deliveryPage(visit, cart, await listDelivery(visit, cart), sent, visit.t.checkForm) }
  }
  return redirect("/tr/checkout/payment")
}
