import { type Scene, startScene } from "./scene"

let scene: Scene

beforeAll(async () => {
  scene = await startScene()
})
afterEach(() => scene.simulator.control.reset())
afterAll(() => scene.end())

const posts = (reference: string) => scene.received.filter(({ body }) => body.includes(reference))

describe("the confirmation", () => {
  it("is sent by the server although the browser never follows", async () => {
    const { url, reference } = await scene.createLink()
    const { confirmation, xactId } = await scene.simulator.pay(url)
    await confirmation
    expect(posts(reference)).toEqual([expect.objectContaining({ method: "POST", path: "/hook" })])
    expect(scene.received.filter(({ path }) => path.includes(xactId))).toEqual([])
  })

  it("is not sent when dropped, unasked or without an address", async () => {
    const dropped = await scene.createLink()
    scene.simulator.control.set({ confirmation: { mode: "drop" } })
    expect(await (await scene.simulator.pay(dropped.url)).confirmation).toBeNull()
    scene.simulator.control.reset()
    const unasked = await scene.createLink()
    expect(await (await scene.simulator.pay(unasked.url, { confirm: false })).confirmation).toBeNull()
    const nowhere = await scene.createLink({ confirmation_url: "" })
    expect(await (await scene.simulator.pay(nowhere.url)).confirmation).toBeNull()
    expect([dropped, unasked, nowhere].flatMap(({ reference }) => posts(reference))).toEqual([])
  })

  it("waits until released when held", async () => {
    scene.simulator.control.set({ confirmation: { mode: "hold" } })
    const { url, reference } = await scene.createLink()
    const { confirmation } = await scene.simulator.pay(url)
    expect(posts(reference)).toEqual([])
    await expect(scene.simulator.control.releaseConfirmations()).resolves.toBe(1)
    await expect(confirmation).resolves.toMatchObject({ status: 200 })
    expect(posts(reference)).toHaveLength(1)
  })

  it("can come late, three times, spoilt, and for failures", async () => {
    scene.simulator.control.set({
      confirmation: { delayMs: 40, repeat: 3, onDecline: true, overrides: { amount: 1, extra: "x" } },
    })
    const { url, reference } = await scene.createLink()
    const started = Date.now()
    const { confirmation } = await scene.simulator.pay(url, { outcome: "decline" })
    await expect(confirmation).resolves.toEqual({ status: 200, statuses: [200, 200, 200] })
    expect(Date.now() - started).toBeGreaterThanOrEqual(35)
    expect(posts(reference).map(({ body }) => JSON.parse(body))).toEqual(
      Array(3).fill(expect.objectContaining({ is_succeed: false, amount: 1, extra: "x" })),
    )
  })

  it("can be a form or broken JSON", async () => {
    scene.simulator.control.set({ confirmation: { as: "form" } })
    const form = await scene.createLink()
    await (await scene.simulator.pay(form.url)).confirmation
    const [sent] = posts(form.reference)
    expect(sent?.contentType).toBe("application/x-www-form-urlencoded")
    expect(new URLSearchParams(sent?.body).get("is_succeed")).toBe("true")

    scene.simulator.control.set({ confirmation: { as: "broken" } })
    const broken = await scene.createLink()
    await (await scene.simulator.pay(broken.url)).confirmation
    expect(() => JSON.parse(posts(broken.reference)[0]?.body ?? "")).toThrow(SyntaxError)
  })

  it("is not repeated after an error of the shop, and says when nobody answered", async () => {
    const failing = await scene.createLink({ confirmation_url: `${scene.shopUrl}/broken` })
    await expect((await scene.simulator.pay(failing.url)).confirmation).resolves.toMatchObject({ status: 500 })
    expect(posts(failing.reference)).toHaveLength(1)
    const nobody = await scene.createLink({ confirmation_url: "http://127.0.0.1:1/hook" })
    await expect((await scene.simulator.pay(nobody.url)).confirmation).resolves.toBeNull()
  })

  it("can be forged by a stranger", async () => {
    const { control } = scene.simulator
    await control.forgeConfirmation(`${scene.shopUrl}/hook`, { referance_no: "forged", is_succeed: true })
    expect(posts("forged")).toHaveLength(1)
    expect(scene.simulator.books().confirmations.at(-1)).toMatchObject({ kind: "forged", status: 200 })
  })

  it("that still waits is settled by close", async () => {
    const other = await startScene()
    other.simulator.control.set({ confirmation: { delayMs: 60_000 } })
    const { url } = await other.createLink()
    const late = await other.simulator.pay(url)
    other.simulator.control.set({ confirmation: { mode: "hold" } })
    const held = await other.simulator.pay((await other.createLink()).url)
    await other.end()
    await expect(Promise.all([late.confirmation, held.confirmation])).resolves.toEqual([null, null])
    expect(other.received).toEqual([])
  })
})
