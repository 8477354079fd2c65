import { freePort } from "../helpers/children"
import { shopper, until } from "../helpers/scene"
import type { Ground, Server, Store } from "./ground"
import { type Cart, expectOneEvent, expectOneOrder, INSTANTS, type Instant, newCart } from "./killed"
import { setStopPoints } from "./stop-points"

const titleOf = ({ name, by }: Instant) => `${name} (${by})`
const DURING_THE_CHECK = "the hint is stored, Paynet is being asked (confirmation)"
const CREATES = [
  ["the row is written, Paynet did nothing yet", "timeout-before"],
  ["Paynet made the link, its answer is lost", "timeout-after"],
] as const

/** A server dies with many carts in it, each at another instant; a new one finds what it left. */
export const sigkill = (ground: () => Ground): void => {
  const carts = new Map<string, Cart>()
  const asking = new Map<string, Awaited<ReturnType<typeof shopper>>>()
  let store: Store
  let server: Server

  const at = <T>(map: Map<string, T>, title: string): T => {
    const found = map.get(title)
    if (found === undefined) throw new Error(`nobody was brought to: ${title}`)
    return found
  }
  const links = (one: Cart["shopper"]) => one.links() as Promise<{ id: string; status: string }[]>
  const payable = (one: Cart["shopper"]) =>
    ground()
      .simulator.books()
      .links.filter((link) => link.payable && link.request.agent_note === one.cartId)

  /** A shopper asks for a payment page, and Paynet falls silent before or after it did what was asked. */
  const askInSilence = async (title: string, kind: "timeout-before" | "timeout-after"): Promise<void> => {
    const { control, books } = ground().simulator
    const one = await shopper(server.stage)
    asking.set(title, one)
    const calls = () => books().calls.filter((call) => call.service === "mailorder/create").length
    const before = calls()
    control.set({ services: { "mailorder/create": { kind, ms: 50_000 } } })
    one.askSession().then(
      () => undefined,
      () => undefined,
    )
    await until(async () => calls() > before)
  }

  const bringTo = async (instant: Instant, one: Cart): Promise<void> => {
    const byPost = instant.by === "confirmation"
    await ground().simulator.pay(one.url, { confirm: byPost })
    if (byPost) return
    one.shopper.complete().then(
      () => undefined,
      () => undefined,
    )
  }

  beforeAll(async () => {
    store = await ground().newStore()
    const port = await freePort()
    const points = await setStopPoints(store)
    server = await store.start({ port })
    const { control } = ground().simulator
    for (const [title, kind] of CREATES) await askInSilence(title, kind)

    const checked = await newCart(server.stage)
    carts.set(DURING_THE_CHECK, checked)
    const check = control.hold("transaction/check")
    await ground().simulator.pay(checked.url)
    await check.reached

    const stopped: { title: string; isReached(): Promise<boolean> }[] = []
    for (const instant of INSTANTS) {
      const one = { ...(await newCart(server.stage)), leavesOrder: instant.leavesOrder }
      carts.set(titleOf(instant), one)
      const [point] = await Promise.all([instant.at(one)].flat().map(points.stopAt))
      await bringTo(instant, one)
      await point?.reached().catch((error: unknown) => {
        throw new Error(`${titleOf(instant)}: ${error}\n${server.said.output.slice(-2_000)}`)
      })
      if (point) stopped.push({ title: titleOf(instant), ...point })
    }
    const moved: string[] = []
    for (const { title, isReached } of stopped) if (!(await isReached())) moved.push(title)
    if (moved.length) throw new Error(`did not wait until the process died: ${moved.join("; ")}`)
    await server.kill()
    await store.cutConnections()
    await points.open()
    control.reset()
    // Leases, claims and orders in the making are given two minutes; the sweep of design.md comes after them.
    await store.passMinutes(3)
    server = await store.start({ port })
    // Links that nobody told of are left to the sweep, and when Medusa's clock comes to the next one is chance.
    await store.exec("./run-job.ts", { port })
    await until(async () => {
      const open = await store.sql("select 1 from paynet_transaction where place = 'seen'")
      const due = await store.sql("select 1 from paynet_paylink where due_at < now() + interval '20 seconds'")
      const unsaid = await store.sql("select 1 from paynet_entry where event is not null and published_at is null")
      return !open.length && !due.length && !unsaid.length
    }, 75_000).catch(() => undefined)
  }, 180_000)

  afterAll(() => store?.close())

  it.each(CREATES)("%s: nothing stays payable, and the shopper gets another page", async (title) => {
    const one = at(asking, title)
    expect(await links(one)).toMatchObject([{ status: expect.stringMatching(/^(disabled|create_unknown)$/) }])
    expect(payable(one)).toEqual([])
    const { url, reference } = await one.openLink()
    expect(payable(one)).toMatchObject([{ reference }])
    await (await ground().simulator.pay(url)).confirmation
    await one.money("captured")
  })

  const titles = [DURING_THE_CHECK, ...INSTANTS.map(titleOf)]

  it.each(titles)("%s: one order, captured once", async (title) => {
    await expectOneOrder(store, server.stage, at(carts, title))
  })

  it.each(titles)("%s: said once, or again with the same id", async (title) => {
    await expectOneEvent(store, at(carts, title))
  })

  it.each(titles)("%s: a shopper who comes back and completes gets that order, not another", async (title) => {
    const one = at(carts, title)
    const { body } = await one.shopper.complete()
    expect(body).toMatchObject({ type: "order", order: { email: one.email } })
    await expectOneOrder(store, server.stage, one)
  })

  it("asks Paynet for nothing back", () => {
    expect(ground().simulator.books().reversals).toEqual([])
  })
}
