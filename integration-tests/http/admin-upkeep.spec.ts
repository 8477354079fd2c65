import { merchant } from "../helpers/admin"
import { jobWhenDue } from "../helpers/attack"
import { ledger } from "../helpers/ledger"
import { liveAt } from "../helpers/live-at"
import { roles, routes, turnRolesOn } from "../helpers/roles"
import { until } from "../helpers/scene"
import { served } from "../helpers/served"
import { onStage } from "../helpers/stage"

const load = (name: string) => require(`../../.medusa/server/src/payments/${name}`)

// Everything below happens with Medusa's roles on.
turnRolesOn()

onStage((stage) => {
  const admin = merchant(stage)
  const { get, held, noJobEver } = ledger(stage)
  const { ask, bearer, makeRole, withRoles } = roles(stage)
  const app = () => load("context").appContext(stage.container)

  describe("the routes are for admins, each for those whose role may do it", () => {
    const named = routes().map((route) => [`${route.method} ${route.matcher}`, route] as const)

    it.each(named)("%s: 401 without a login, and for a customer", async (_name, route) => {
      expect((await ask(route)).status).toBe(401)
      expect((await ask(route, bearer({ actor_id: "cus_1", actor_type: "customer" }))).status).toBe(401)
    })

    it.each(named)("%s: 403 for an admin whose role may do all else", async (_name, route) => {
      const { policy } = route
      const words = ["payment:read", "payment:update", "capture:create", "refund:create", "payment_collection:create"]
      const own = policy ? `${policy.resource}:${policy.operation}` : ""
      const others = [...words, "store:update", "order:*", "product:*"].filter((word) => word !== own)
      const status = (await ask(route, await withRoles(await makeRole(...others)))).status
      if (policy) expect(status).toBe(403)
      else expect(status).toBe(200)
      expect((await ask(route, await withRoles(await makeRole(own || "product:read")))).status).not.toBe(403)
    })

    it("who may only read payments reads them, gives none back, and sets no key", async () => {
      const reader = await withRoles(await makeRole("payment:read"))
      const { transaction, xactId } = await held()
      const path = `/admin/paynet/transactions/${transaction?.id}`
      expect((await stage.http.get(path).set(reader)).status).toBe(200)
      for (const verb of ["apply", "refund", "resolve"]) {
        const answer = await stage.http.post(`${path}/${verb}`).set(reader).send({ note: "not mine" })
        expect([verb, answer.status]).toEqual([verb, 403])
      }
      expect(stage.simulator.books().reversals.filter((one) => one.xactId === xactId)).toEqual([])
      const key = { environment: "test", secretKey: "sck_of_a_stranger_1" }
      expect((await stage.http.post("/admin/paynet/settings").set(reader).send({ key })).status).toBe(403)
    })
  })

  describe("health", () => {
    const health = async () => (await get("health").expect(200)).body
    /** The server writes down that Paynet answered every half minute only; the database has gone back since. */
    const heard = () =>
      stage.sql("insert into paynet_setting (id, value) values ('last_paynet_answer', ?) on conflict (id) do nothing", [
        JSON.stringify({ at: new Date().toISOString() }),
      ])

    it("is good after the jobs have run, with the numbers that a monitor wants", async () => {
      await stage.sql("delete from paynet_setting where id = 'last_paynet_answer'")
      await noJobEver()
      expect((await health()).faults).toEqual(["job_late", "sweep_late", "paynet_silent"])
      await stage.runJob()
      await stage.runSweep()
      await heard()
      const good = await health()
      expect(good).toMatchObject({ ok: true, faults: [], environment: "test", due: 0, oldest_due_at: null })
      expect(good.held).toEqual({ count: 0, amount: "0.00", not_in_amount: 0, oldest_at: null })
      for (const at of [good.last_job_at, good.last_sweep_at, good.last_paynet_answer_at])
        expect(Date.parse(at)).not.toBeNaN()
    })

    it.each([
      ["held_long", "update paynet_transaction set updated_at = now() - interval '61 minutes'"],
      ["links_late", "update paynet_paylink set due_at = now() - interval '11 minutes'"],
      ["job_late", `update paynet_setting set value = '{"at":"2020-01-01T00:00:00.000Z"}' where id = 'last_job'`],
      [
        "paynet_silent",
        `update paynet_setting set value = '{"at":"2020-01-01T00:00:00.000Z"}' where id = 'last_paynet_answer'`,
      ],
      [
        "sweep_late",
        `update paynet_setting set value = jsonb_set(value, '{through}', '"2020-01-01T00:00:00.000Z"') where id = 'sweep'`,
      ],
      [
        "sweep_distrusted",
        `update paynet_setting set value = jsonb_set(value, '{trusted}', 'false') where id = 'sweep'`,
      ],
    ])("%s makes it fail, by that name", async (fault, spoil) => {
      const { reference } = await held()
      await jobWhenDue(stage, reference)
      await stage.runSweep()
      await heard()
      expect((await health()).faults).toEqual([])
      await stage.sql(spoil)
      expect(await health()).toMatchObject({ ok: false, faults: [fault] })
    })

    it("refund_due_long: a refund has been owed for over an hour", async () => {
      const { transaction } = await held()
      await stage.sql(
        `insert into paynet_refund (id, transaction_id, origin, amount, raw_amount, booked, whole, status, token_hash, created_at)
         values ('pnref_old', ?, 'medusa', 10, '{"value":"10","precision":20}', 10, true, 'due', 't', now() - interval '61 minutes')`,
        [transaction?.id],
      )
      expect(await health()).toMatchObject({
        ok: false,
        faults: expect.arrayContaining(["refund_due_long"]),
        refund_due: { count: 1, amount: "10.00" },
      })
    })

    it.each([
      ["settings_unusable", '{"fields":{"environment":"live"}}'],
      [
        "key_unusable",
        '{"fields":{},"keys":{"test":{"version":1,"sealed_with":"x","nonce":"AAAA","tag":"AAAA","text":"AAAA"}}}',
      ],
    ])("%s: what was saved cannot be used", async (fault, saved) => {
      await stage.sql("insert into paynet_setting (id, value) values ('options', ?)", [saved])
      await admin.forget()
      const { faults } = await health()
      await stage.sql("delete from paynet_setting where id = 'options'")
      await admin.forget()
      expect(faults).toContain(fault)
      expect((await health()).faults).not.toContain(fault)
    })

    it("installation_needs_answer: a live store under another address; its line of the setup says so too", async () => {
      const { isPossiblyCopy } = load("installation")
      expect(await isPossiblyCopy(await liveAt(stage, "https://old.example.com"))).toBe(false)
      const moved = await liveAt(stage, "https://new.example.com")
      expect((await load("health").readHealth(moved)).faults).toContain("installation_needs_answer")
      const { lines } = await load("setup").checkSetup(moved)
      expect(lines.at(-1)).toMatchObject({
        name: "installation",
        state: "fault",
        reason: "needs_answer",
        details: { went_live_at: "https://old.example.com" },
      })
    })
  })

  describe("setup", () => {
    const setup = async () => (await get("setup").expect(200)).body.setup
    const line = async (name: string) => (await setup()).lines.find((one: { name: string }) => one.name === name)

    it("names each line, in order, and what is wrong by a word", async () => {
      await noJobEver()
      const { lines, environment } = await setup()
      expect(environment).toBe("test")
      expect(lines.map(({ name, state, reason }: Record<string, string>) => [name, state, reason])).toEqual([
        ["key", "ok", "ok"],
        ["provider_enabled", "warning", "other_currency"],
        ["backend_url", "ok", "ok"],
        ["return_url", "warning", "unreachable"],
        ["locking", "warning", "in_memory"],
        ["job", "fault", "never"],
        ["tables", "ok", "ok"],
        ["installation", "ok", "ok"],
      ])
      expect(lines[1].details).toEqual({ regions: ["Late taxes", "Türkiye"], other_regions: ["Euro"] })
    })

    it("turns green as each is put right", async () => {
      await stage.runJob()
      expect(await line("job")).toMatchObject({ state: "ok", reason: "ok" })
      await stage.admin.post(`/admin/regions/${stage.seed.euroRegion}`).send({ payment_providers: [] }).expect(200)
      expect(await line("provider_enabled")).toMatchObject({ state: "ok", details: { other_regions: [] } })
      for (const region of [stage.seed.region, stage.seed.lateTaxRegion]) {
        await stage.admin.post(`/admin/regions/${region}`).send({ payment_providers: [] }).expect(200)
      }
      expect(await line("provider_enabled")).toMatchObject({ state: "fault", reason: "no_region" })
    })

    it("a wrong key, an old job and tables of another version are said", async () => {
      stage.simulator.control.set({ services: { "transaction/check": { kind: "status", status: 401 } } })
      expect(await line("key")).toMatchObject({ state: "fault", reason: "wrong_key", details: { status: 401 } })
      await stage.runJob()
      await stage.sql(`update paynet_setting set value = '{"at":"2020-01-01T00:00:00.000Z"}' where id = 'last_job'`)
      expect(await line("job")).toMatchObject({ reason: "late", details: { last_run_at: "2020-01-01T00:00:00.000Z" } })
      await stage.sql("delete from mikro_orm_migrations where name = 'Migration20261124000618'")
      expect(await line("tables")).toMatchObject({
        reason: "missing",
        details: { missing: ["Migration20261124000618"] },
      })
    })

    describe("an address of the config file", () => {
      const NOBODY = "http://127.0.0.1:9"

      it.each([
        [{ status: 200, body: "<html>" }, "ok", "ok"],
        [{ status: 404 }, "fault", "not_found"],
        [{ status: 410 }, "fault", "not_found"],
        [{ status: 401 }, "warning", "refuses"],
        [{ status: 500 }, "fault", "fails"],
        [null, "warning", "timeout"],
      ])("returnUrl that answers %j: %s, %s", async (answer, state, reason) => {
        const { checkReturnUrl } = load("setup-urls")
        const line = await served<{ details: { url: string } }>(answer, (url) =>
          checkReturnUrl({ config: { returnUrl: `${url}/{country_code}/paynet?session={session_id}` } }),
        )
        expect(line).toMatchObject({ state, reason })
        expect(line.details.url).toMatch(/\/tr\/paynet$/)
      })

      it("backendUrl that somebody else answers, or nobody, or that Paynet cannot reach", async () => {
        const { checkBackendUrl } = load("setup-urls")
        const { options, ...rest } = await load("context").freshContext(stage.container)
        const at = (more: object) => checkBackendUrl({ ...rest, options: { ...options, ...more } })
        for (const body of ["<html>", '{"nonce":"0-0-0"}', '{"nonce":null}']) {
          const found = await served({ status: 200, body }, (backendUrl) => at({ backendUrl }))
          expect(found).toMatchObject({ state: "fault", reason: "other_answer", details: { status: 200 } })
        }
        expect(await at({ backendUrl: NOBODY })).toMatchObject({ state: "fault", reason: "unreachable" })
        expect(await at({ confirmable: false })).toMatchObject({ state: "warning", reason: "private" })
        expect(await at({})).toMatchObject({ state: "ok" })
      })
    })

    it("without encryptionKey no key is saved, and it is said what to set", async () => {
      expect((await admin.settings()).can_save_key).toBe(false)
      const answer = await admin.send({ key: { environment: "test", secretKey: "sck_typed_in_the_admin_77" } })
      expect(answer.status).toBe(400)
      expect(answer.body.message).toContain("encryptionKey")
      expect(answer.text).not.toContain("sck_typed")
      expect((await admin.settings()).keys.test).toMatchObject({ source: "config" })
    })

    it("the ping answers nothing but a nonce that this store signed a moment ago", async () => {
      const ping = (nonce: string) => stage.http.get(`/paynet/ping/${nonce}`)
      const { makeNonce } = load("ping")
      const nonce: string = await makeNonce(app())
      const old: string = await makeNonce({ ...app(), now: () => new Date(Date.now() - 61_000) })
      const good = await ping(nonce)
      expect(good.status).toBe(200)
      expect(good.body).toEqual({ nonce })
      expect(good.headers["cache-control"]).toBe("no-store")
      const [until, chance, signature = ""] = nonce.split("-")
      const forged = [
        old,
        `${Number(until) + 1}-${chance}-${signature}`,
        `${until}-${chance}-${signature.replace(/^./, (first) => (first === "0" ? "1" : "0"))}`,
        `${nonce}0`,
        "x",
        "%3Cimg%20src%3Dx%3E",
      ]
      for (const one of forged) expect([one, (await ping(one)).status, (await ping(one)).text]).toEqual([one, 404, ""])
    })
  })

  describe("held money in the admin's feed", () => {
    const { notifyHeld } = load("notify-held")
    const feed = async () => (await stage.admin.get("/admin/notifications?channel=feed").expect(200)).body.notifications

    it("shows once per event, in the store's language, with the sum and without a name", async () => {
      const { transaction } = await held()
      await until(async () => (await feed())[0])
      const [event] = stage.events.filter(({ name }) => name === "paynet.payment.held")
      await notifyHeld(app(), event?.name, event?.data)
      const shown = await feed()
      expect(shown).toHaveLength(1)
      expect(shown[0]).toMatchObject({
        resource_id: transaction?.id,
        data: { title: "Paynet: bekletilen ödeme", description: expect.stringContaining("10,00 TL bekletiliyor") },
      })
    })

    it("tells of a refund that Paynet declined later, too", async () => {
      const { transaction, xactId, act } = await held()
      stage.simulator.control.set({ reversals: { mode: "hold" } })
      await act("refund").expect(200)
      await stage.simulator.control.declineReversal(xactId)
      const declined = (one: { data: { title: string } }) => one.data.title === "Paynet: iade reddedildi"
      expect(await until(async () => (await feed()).find(declined))).toMatchObject({
        resource_id: transaction?.id,
        data: { description: expect.stringContaining("iade borcunuz sürüyor") },
      })
    })

    it("that cannot be shown fails nothing", async () => {
      const event = { id: "pnev_1", transaction_id: "pntx_1", outcome: "late_payment" }
      const container = { hasRegistration: () => false, resolve: () => undefined }
      await notifyHeld({ ...app(), container }, "paynet.payment.held", event)
      await notifyHeld(
        { ...app(), container: { ...container, hasRegistration: () => true } },
        "paynet.payment.held",
        event,
      )
      await notifyHeld(app(), "paynet.payment.held", { nothing: true })
      expect(await feed()).toEqual([])
    })
  })
})
