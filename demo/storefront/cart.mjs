// The shopper's cart, which lives in Medusa; the browser holds its id in a cookie and nothing else.
import { StoreError } from "./store-api.mjs"

const FIELDS =
  "+completed_at,+locale,*items,*items.product,*items.variant,*shipping_address,*shipping_methods,*payment_collection"
export const COUNTRY = "tr"

/** @returns the open cart, or null: none, unknown, or already an order */
export const readCart = async ({ store, cookies }) => {
  const id = cookies.cart
  if (!id) return null
  try {
    const { cart } = await store(`/store/carts/${encodeURIComponent(id)}?fields=${FIELDS}`)
    return cart.completed_at ? null : cart
  } catch (error) {
    if (error instanceof StoreError && error.status === 404) return null
    throw error
  }
}

export const addToCart = async (visit, variantId) => {
  const item = { variant_id: variantId, quantity: 1 }
  const cart = await readCart(visit)
  if (cart) return visit.store(`/store/carts/${cart.id}/line-items`, item)
  const { regions } = await visit.store("/store/regions?fields=id,*countries")
  const region = regions.find(({ countries }) => countries.some(({ iso_2 }) => iso_2 === COUNTRY))
  const made = await visit.store("/store/carts", { region_id: region.id, locale: visit.lang, items: [item] })
  visit.setCookie("cart", made.cart.id)
  visit.setCookie("payment", "")
}

export const setQuantity = async ({ store }, cart, lineId, quantity) => {
  const path = `/store/carts/${cart.id}/line-items/${encodeURIComponent(lineId)}`
  return quantity > 0 ? store(path, { quantity }) : store(path, undefined, "DELETE")
}

export const listDelivery = async ({ store }, cart) => {
  const { shipping_options } = await store(`/store/shipping-options?cart_id=${cart.id}`)
  return shipping_options.sort((a, b) => a.amount - b.amount)
}

/** Whom and where to; the language goes along, so that Paynet's landing and its sentences speak it. */
export const saveDelivery = async ({ store, lang }, cart, { email, optionId, ...address }) => {
  const whole = { ...address, country_code: COUNTRY }
  const update = { email, locale: lang, shipping_address: whole, billing_address: whole }
  await store(`/store/carts/${cart.id}`, update)
  await store(`/store/carts/${cart.id}/shipping-methods`, { option_id: optionId })
}

/** Forgets the cart once it has become an order. A cart begun since then, in another tab, stays. */
export const dropFinishedCart = async (visit) => {
  if (visit.cookies.cart && !(await readCart(visit))) visit.setCookie("cart", "")
}
