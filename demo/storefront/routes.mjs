import { addToCart, readCart, setQuantity } from "./cart.mjs"
import { sendDelivery, showDelivery } from "./checkout.mjs"
import { redirect } from "./http.mjs"
import { cartPage } from "./pages/cart.mjs"
import { homePage } from "./pages/home.mjs"
import { landing, order, pay, placedOrder, showPayment } from "./payment.mjs"

const FIELDS = "id,title,description,handle,metadata,*variants,*variants.calculated_price"

const home = async (visit) => {
  const { regions } = await visit.store("/store/regions?fields=id")
  const query = `region_id=${regions[0].id}&fields=${FIELDS}&order=created_at`
  const { products } = await visit.store(`/store/products?${query}`)
  return { page: homePage(visit, products, await readCart(visit)) }
}

const cart = async (visit) => {
  const open = await readCart(visit)
  return { page: cartPage(visit, open, open ? null : await placedOrder(visit)) }
}

const add = async (visit) => {
  await addToCart(visit, visit.form.get("variant"))
  return redirect("/tr/cart")
}

const change = async (visit) => {
  const open = await readCart(visit)
  if (open) await setQuantity(visit, open, visit.form.get("line"), Number(visit.form.get("quantity")))
  return redirect("/tr/cart")
}

export const ROUTES = [
  ["GET", /^\/tr\/?$/, home],
  ["GET", /^\/tr\/cart$/, cart],
  ["POST", /^\/tr\/cart\/add$/, add],
  ["POST", /^\/tr\/cart\/change$/, change],
  ["GET", /^\/tr\/checkout$/, showDelivery],
  ["POST", /^\/tr\/checkout$/, sendDelivery],
  ["GET", /^\/tr\/checkout\/payment$/, showPayment],
  ["POST", /^\/tr\/checkout\/payment$/, pay],
  ["GET", /^\/tr\/paynet\/return$/, landing],
  ["GET", /^\/tr\/order\/(\w+)$/, order],
].map(([method, pattern, handle]) => ({ method, pattern, handle }))
