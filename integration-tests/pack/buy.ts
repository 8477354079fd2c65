import { setTimeout as sleep } from "node:timers/promises"
import type { PaynetSessionAnswer } from "medusa-payment-paynet"
import supertest from "supertest"
import type { Seed } from "../helpers/seed"

export type Bought = {
  landing: URL
  session: PaynetSessionAnswer["session"]
  order: { payment_status: string; total: number; summary: { paid_total: number; pending_difference: number } }
}

/** One purchase as a storefront, a shopper and a merchant make it: over HTTP only. */
export const buy = async (url: string, simulator: string, seed: Seed): Promise<Bought> => {
  const store = supertest.agent(url).set("x-publishable-api-key", seed.key)
  const address = { first_name: "Ayşe", last_name: "Yılmaz", address_1: "Cad. 1", city: "İstanbul", country_code: "tr" }
  const { body: made } = await store
    .post("/store/carts")
    .send({
      region_id: seed.region,
      email: "ayse@example.com",
      shipping_address: address,
      billing_address: address,
      items: [{ variant_id: seed.variants.shirt, quantity: 1 }],
    })
    .expect(200)
  const { body: collected } = await store.post("/store/payment-collections").send({ cart_id: made.cart.id }).expect(200)
  const { body: started } = await store
    .post(`/store/payment-collections/${collected.payment_collection.id}/payment-sessions`)
    .send({ provider_id: "pp_paynet_paynet" })
    .expect(200)
  const [session] = started.payment_collection.payment_sessions
  const { body: paid } = await supertest(simulator)
    .post("/_control/pay")
    .send({ url: session.data.redirect_url, follow: false })
    .expect(200)
  const back = await fetch(paid.redirectUrl, { redirect: "manual" })
  const { body: status } = await store.get(`/store/paynet/sessions/${session.id}`).expect(200)

  const { body: login } = await supertest(url).post("/auth/user/emailpass").send(seed.admin).expect(200)
  const admin = supertest.agent(url).set("authorization", `Bearer ${login.token}`)
  const fields = "id,total,payment_status,summary"
  for (let tries = 0; tries < 50; tries++) {
    const { body } = await admin.get(`/admin/orders?fields=${fields}`).expect(200)
    if (body.orders[0]?.payment_status === "captured") {
      expect(body.orders).toHaveLength(1)
      return { landing: new URL(back.headers.get("location") ?? ""), session: status.session, order: body.orders[0] }
    }
    await sleep(200)
  }
  throw new Error(`no captured order; the shopper was sent to ${back.status} ${back.headers.get("location")}`)
}
