import { setTimeout as sleep } from "node:timers/promises"
import { merchant } from "../helpers/admin"
import { shopper } from "../helpers/scene"
import { type Ground, KEY, type Server, type Store } from "./ground"
import { expectOneOrder, newCart } from "./killed"

const SAVED_KEY = "sck_saved_in_the_admin_40"
const ENCRYPTION_KEY = Buffer.alloc(32, 3).toString("base64")
/** After so long every process of the store must follow a save. */
const FIVE_SECONDS = 5_000

/** Two servers over one database, no Redis: what one saves the other finds by itself. */
export const settings = (ground: () => Ground): void => {
  let store: Store
  let servers: [Server, Server]

  beforeAll(async () => {
    store = await ground().newStore()
    const plugin = { encryptionKey: ENCRYPTION_KEY }
    servers = [await store.start({ plugin }), await store.start({ plugin })]
  })
  afterAll(async () => {
    ground().gateway.accept(KEY)
    await store?.close()
  })

  it("a field that is saved on one server is used by the other within five seconds", async () => {
    const [one, other] = servers
    await newCart(other.stage)
    await merchant(one.stage).save({ fields: { linkLifetimeHours: 9 } })
    await sleep(FIVE_SECONDS)
    await newCart(other.stage)
    expect(ground().simulator.books().links.at(-1)?.request).toMatchObject({ expire_date: "9" })
    const { fields } = await merchant(other.stage).settings()
    expect(fields.linkLifetimeHours).toMatchObject({ value: 9, source: "admin" })
  })

  it("and so is a key; links of the old one stay good, on both", async () => {
    const [one, other] = servers
    const before = await newCart(other.stage)
    await ground().simulator.pay(before.url, { confirm: false })
    ground().gateway.accept(SAVED_KEY)
    const { open_links } = await merchant(one.stage).settings()
    const key = { environment: "test", secretKey: SAVED_KEY } as const
    await merchant(one.stage).save({ key, confirm_open_links: open_links.test })
    await sleep(FIVE_SECONDS)
    const answer = await other.stage.admin.post(`/admin/paynet/paylinks/${before.reference}/check`).expect(200)
    expect(answer.body.outcome).toBe("captured")
    const after = await newCart(other.stage)
    await (await ground().simulator.pay(after.url)).confirmation
    for (const cart of [before, after]) await expectOneOrder(store, one.stage, cart)
    for (const { said } of servers) expect(said.output).not.toMatch(new RegExp(`${SAVED_KEY}|${KEY}`))
  })

  it("a server with another encryptionKey makes no link with another key instead, and says why", async () => {
    const stranger = await store.start({ plugin: { encryptionKey: Buffer.alloc(32, 4).toString("base64") } })
    ground().gateway.accept(SAVED_KEY, KEY)
    expect((await (await shopper(stranger.stage)).askSession()).status).toBe(422)
    expect(stranger.said.output).toContain("the saved key cannot be opened")
    expect(stranger.said.output).toContain("encryption_key_changed")
    await stranger.stop()
  })
}
