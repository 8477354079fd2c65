import { askStore } from "./merchant"
import { control } from "./stage"

const ADDRESS = {
  first_name: "Ayşe",
  last_name: "Yılmaz",
  address_1: "Bağdat Cad. 1",
  city: "İstanbul",
  country_code: "tr",
  phone: "+905321112233",
}

type Session = { id: string; session_id: string; redirect_url: string }

/** A shopper's cart with one product, brought to Paynet's page without a browser. */
export const openLink = async (): Promise<Session> => {
  const { regions } = await askStore<{ regions: { id: string }[] }>("/store/regions")
  const region_id = regions[0]?.id
  const { products } = await askStore<{ products: { variants: { id: string }[] }[] }>(
    `/store/products?handle=kupa&region_id=${region_id}`,
  )
  const { cart } = await askStore<{ cart: { id: string } }>("/store/carts", {
    region_id,
    email: "ayse@example.com",
    shipping_address: ADDRESS,
    billing_address: ADDRESS,
    items: [{ variant_id: products[0]?.variants[0]?.id, quantity: 1 }],
  })
  const { shipping_options } = await askStore<{ shipping_options: { id: string; name: string }[] }>(
    `/store/shipping-options?cart_id=${cart.id}`,
  )
  const option_id = shipping_options.find(({ name }) => name === "Standart kargo")?.id
  await askStore(`/store/carts/${cart.id}/shipping-methods`, { option_id })
  const { payment_collection } = await askStore<{ payment_collection: { id: string } }>("/store/payment-collections", {
    cart_id: cart.id,
  })
  const made = await askStore<{ payment_collection: { payment_sessions: { data: Session }[] } }>(
    `/store/payment-collections/${payment_collection.id}/payment-sessions`,
    { provider_id: "pp_paynet_paynet" },
  )
  const [session] = made.payment_collection.payment_sessions
  if (!session) throw new Error("no session was made")
  return session.data
}

type Pay = { amount?: string; instalment?: number }

/** Pays a link with a test card and comes back to the store. @returns Paynet's id of the transaction */
export const pay = async (url: string, how: Pay = {}): Promise<string> => {
  const { xactId } = await control("pay", { url, follow: true, ...how })
  return String(xactId)
}
