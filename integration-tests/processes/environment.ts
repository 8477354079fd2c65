import { freePort } from "../helpers/children"
import { until } from "../helpers/scene"
import { type Ground, KEY, type Server, type Store } from "./ground"
import { type Cart, expectOneOrder, newCart } from "./killed"
import { setStopPoints } from "./stop-points"

const ROTATED = "sck_rotated_9e1f77"
/** A live store whose Paynet cannot be reached. */
const LIVE = {
  environment: "live",
  backendUrl: "https://api.shop.example.com",
  returnUrl: "https://shop.example.com/paynet?session={session_id}",
  apiUrl: "https://paynet.invalid",
  timeoutMs: 2_000,
} as const

/** One store, started again and again with other options. */
export const environment = (ground: () => Ground): void => {
  let store: Store
  let server: Server
  let points: Awaited<ReturnType<typeof setStopPoints>>
  let port = 0

  const restart = async (plugin: Parameters<Store["start"]>[0] = {}): Promise<void> => {
    await server?.stop()
    server = await store.start({ port, ...plugin })
  }
  const check = async ({ reference }: Cart) =>
    (await server.stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)).body.outcome
  const orders = (cart: Cart) => store.sql('select id from "order" where email = ?', [cart.email])

  beforeAll(async () => {
    store = await ground().newStore()
    port = await freePort()
    points = await setStopPoints(store)
    await restart()
  })
  afterAll(async () => {
    ground().gateway.accept(KEY)
    await store?.close()
  })

  it("a production boot with locking in memory says so, and what to configure", () => {
    expect(server.said.output).toMatch(/\[paynet\] locking is in memory.*locking-postgres/)
  })

  it("a test link that is paid while the store is live is never captured; back on test it becomes an order", async () => {
    const cart = await newCart(server.stage)
    await restart({ plugin: LIVE })
    // Paynet's post reaches the live store, as does the shopper, the storefront and an admin.
    const { confirmation, redirectUrl } = await ground().simulator.pay(cart.url)
    expect(await confirmation).toMatchObject({ status: 200 })
    await fetch(redirectUrl, { redirect: "manual" })
    await cart.shopper.complete()
    expect(await check(cart)).toBe("unreachable")
    await store.sql("update paynet_paylink set due_at = now() - interval '1 second'")
    await store.exec("./run-job.ts", { plugin: LIVE })
    expect(await orders(cart)).toEqual([])
    expect(await cart.shopper.books()).toMatchObject({ payments: [] })
    expect(await cart.shopper.status(cart.sessionId)).toMatchObject({ status: "pending", order_id: null })

    await restart()
    await store.sql("update paynet_paylink set due_at = now() - interval '1 second'")
    await store.exec("./run-job.ts", { port })
    await until(async () => (await orders(cart)).length > 0)
    await expectOneOrder(store, server.stage, cart)
  })

  it("test money that was seen a moment before the switch is held, not captured; back on test it can be applied", async () => {
    const cart = await newCart(server.stage)
    const point = await points.stopAt({
      table: "paynet_transaction",
      on: "update",
      when: `n.paylink_id = '${cart.reference}' and n.outcome = 'captured'`,
    })
    await ground().simulator.pay(cart.url)
    await point.reached()
    await server.kill()
    await store.cutConnections()
    await points.open()
    await store.sql("update paynet_paylink set lease_until = null")
    await restart({ plugin: LIVE })
    await check(cart)
    const [money] = await cart.shopper.ledger()
    expect(money).toMatchObject({ place: "held", outcome: "test_money" })
    expect(await orders(cart)).toEqual([])

    await restart()
    await server.stage.admin.post(`/admin/paynet/transactions/${money?.id}/apply`).expect(200)
    await expectOneOrder(store, server.stage, cart)
  })

  it("a test link that expires while the store is live is not called expired: nobody could look", async () => {
    const cart = await newCart(server.stage)
    await ground().simulator.pay(cart.url, { confirm: false })
    await restart({ plugin: LIVE })
    await store.passMinutes(4 * 60)
    expect(await check(cart)).toBe("unreachable")
    expect(await cart.shopper.links()).toMatchObject([{ status: "open" }])
    await restart()
    expect(await check(cart)).toBe("captured")
    await expectOneOrder(store, server.stage, cart)
  })

  it("a key that is rotated leaves the links good: those paid before, those paid after, and new ones", async () => {
    const before = await newCart(server.stage)
    const after = await newCart(server.stage)
    await ground().simulator.pay(before.url, { confirm: false })
    ground().gateway.accept(ROTATED)
    expect(await check(before)).toBe("unreachable")
    await restart({ plugin: { secretKey: ROTATED } })
    expect(await check(before)).toBe("captured")
    expect(await check(after)).toBe("not_paid")
    await (await ground().simulator.pay(after.url)).confirmation
    const fresh = await newCart(server.stage)
    await (await ground().simulator.pay(fresh.url)).confirmation
    for (const cart of [before, after, fresh]) await expectOneOrder(store, server.stage, cart)
  })
}
