import { merchant } from "../helpers/admin"
import { expectOneOrder, ourTables } from "../helpers/attack"
import { shopper } from "../helpers/scene"
import { onStage, SECRET_KEY } from "../helpers/stage"

const KEY_OF_CONFIG = "sck_of_the_config_file_1"
const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString("base64")
const TYPED_KEY = "sck_typed_in_the_admin_77"

onStage(
  (stage) => {
    const admin = merchant(stage)
    beforeEach(() => admin.forget())

    /** What Paynet was asked for when the newest link was made. */
    const lastRequest = () => stage.simulator.books().links.at(-1)?.request ?? {}
    const useGoodKey = () => admin.save({ key: { environment: "test", secretKey: SECRET_KEY } })

    describe("settings are for admins only", () => {
      it.each([
        ["GET", "/admin/paynet/settings"],
        ["POST", "/admin/paynet/settings"],
        ["POST", "/admin/paynet/settings/verify"],
      ])("%s %s without a login: 401", async (method, path) => {
        const answer = method === "GET" ? stage.http.get(path) : stage.http.post(path).send({ fields: {} })
        expect((await answer).status).toBe(401)
      })
    })

    describe("an admin's value wins, field by field", () => {
      it("each value is told with its source, and what the config file says to go back to", async () => {
        const { fields, config_only, can_save_key } = await admin.save({
          fields: { linkLifetimeHours: 5, locale: "en" },
        })
        expect(fields.linkLifetimeHours).toEqual({ value: 5, source: "admin", config: null })
        expect(fields.locale).toEqual({ value: "en", source: "admin", config: null })
        expect(fields.commission).toEqual({ value: "merchant", source: "default", config: null })
        expect(fields.heldPayments).toEqual({ value: "hold", source: "config", config: "hold" })
        expect(fields.agentId).toEqual({ value: null, source: "default", config: null })
        expect(config_only).toMatchObject({ flow: "pay_first", backendUrl: stage.url, posType: null })
        expect(can_save_key).toBe(true)
        const back = await admin.save({ fields: { locale: null } })
        expect(back.fields.locale).toEqual({ value: "tr", source: "default", config: null })
        expect(back.fields.linkLifetimeHours.source).toBe("admin")
      })

      it("the next link is made with it, and `null` goes back to the config file", async () => {
        await useGoodKey()
        await admin.save({
          fields: { linkLifetimeHours: 7, commission: "shopper", installments: [1, 3], agentId: "D1", ratioCode: "R" },
        })
        await (await shopper(stage)).openLink()
        expect(lastRequest()).toMatchObject({ expire_date: "7", addcomission_to_amount: true })
        expect(lastRequest()).toMatchObject({ installments: "0,3", agent_id: "D1", ratio_code: "R" })
        await admin.save({
          fields: { linkLifetimeHours: null, commission: null, installments: null, agentId: null, ratioCode: null },
        })
        await (await shopper(stage)).openLink()
        expect(lastRequest()).toMatchObject({ expire_date: "2", addcomission_to_amount: false })
        for (const name of ["agent_id", "ratio_code", "installments"]) expect(lastRequest()).not.toHaveProperty(name)
      })

      it("every save is recorded: when, who, which fields, and no value", async () => {
        const actor = await admin.userId()
        await admin.save({ fields: { commission: "shopper", ratioCode: "ratio-zebra" } })
        await admin.save({ fields: { commission: "shopper" } })
        const { history } = await useGoodKey()
        expect(history).toMatchObject([
          { actor, fields: ["secretKey:test"] },
          { actor, fields: ["commission", "ratioCode"] },
        ])
        expect(JSON.stringify(await stage.sql("select * from paynet_entry"))).not.toContain("ratio-zebra")
      })
    })

    describe("a save that would break a rule changes nothing and says which", () => {
      it.each([
        ["a value that the option does not take", { fields: { linkLifetimeHours: 721 } }, "linkLifetimeHours"],
        ["a word for a number", { fields: { linkLifetimeHours: "2" } }, "linkLifetimeHours"],
        ["live without https", { fields: { environment: "live" } }, "backendUrl"],
        ["an option that only the config file sets", { fields: { flow: "order_first" } }, "flow: is no option"],
        ["an unknown option", { fields: { apiURL: "https://evil.example" } }, "apiURL: is no option"],
        ["a key beside its place", { fields: { secretKey: TYPED_KEY } }, "secretKey"],
        ["a key without its environment", { key: { secretKey: TYPED_KEY } }, "key.environment"],
        [
          "a key with a line break inside",
          { key: { environment: "test", secretKey: "sck_typed\nin_the" } },
          "secretKey",
        ],
        ["no object", ["sck_typed_in_the_admin_77"], "expected object"],
      ])("%s", async (_what, body, named) => {
        await admin.save({ fields: { locale: "en" } })
        const before = await ourTables(stage)
        const answer = await admin.send(body)
        expect(answer.status).toBe(400)
        expect(answer.body.message).toContain(named)
        expect(answer.text).not.toContain("sck_typed")
        expect(await ourTables(stage)).toBe(before)
      })

      it.each([
        ["broken JSON", `{"key":{"environment":"test","secretKey":"${TYPED_KEY}"`],
        ["JSON with a tail", `{"key":{"environment":"test","secretKey":"${TYPED_KEY}"}}${TYPED_KEY}`],
        ["more than 16 kB", `{"key":"${TYPED_KEY}${"x".repeat(17_000)}"}`],
      ])("%s is answered without a piece of it, in answer and log", async (_what, text) => {
        for (const path of ["/admin/paynet/settings", "/admin/paynet/settings/verify"]) {
          const answer = await stage.admin.post(path).set("content-type", "application/json").send(text)
          expect(answer.status).toBe(400)
          expect(answer.text).not.toContain("sck_typed")
        }
        expect(stage.log.join("\n")).not.toContain("sck_typed")
      })
    })

    describe("the key", () => {
      it("is used from the next link on, and stands in no answer, log, event or table in clear", async () => {
        const logged: string[] = []
        const print = process.stdout.write.bind(process.stdout)
        jest.spyOn(process.stdout, "write").mockImplementation((chunk: string | Uint8Array) => {
          logged.push(String(chunk))
          return print(chunk)
        })
        const wrong = await shopper(stage)
        expect((await wrong.askSession()).status).toBe(422)
        const answers = [await useGoodKey(), await admin.settings(), await admin.verify({ secretKey: SECRET_KEY })]
        const buyer = await shopper(stage)
        const { url } = await buyer.openLink()
        await (await stage.simulator.pay(url)).confirmation
        await expectOneOrder(buyer)
        jest.restoreAllMocks()
        expect(answers[0]).toMatchObject({
          keys: { test: { is_set: true, source: "admin", last: SECRET_KEY.slice(-4), in_config: true, fault: null } },
        })
        const everywhere = JSON.stringify([answers, stage.log, logged, stage.events, await everyTable()])
        for (const secret of [SECRET_KEY, KEY_OF_CONFIG, ENCRYPTION_KEY]) expect(everywhere).not.toContain(secret)
        expect(everywhere).not.toContain(Buffer.from(SECRET_KEY).toString("base64"))
      })

      it("that cannot be opened is an error in words; the config file's is not used in its place", async () => {
        await useGoodKey()
        await (await shopper(stage)).openLink()
        const spoil = (path: string, value: string) =>
          stage.sql(
            `update paynet_setting set value = jsonb_set(value, '{keys,test,${path}}', to_jsonb(?::text)) where id = 'options'`,
            [value],
          )
        const calls = stage.simulator.books().calls.length
        for (const [path, value, fault] of [
          ["tag", Buffer.alloc(16).toString("base64"), "key_unreadable"],
          ["sealed_with", "0123456789abcdef", "encryption_key_changed"],
        ] as const) {
          await spoil(path, value)
          await admin.forget()
          expect((await admin.settings()).keys.test).toMatchObject({
            is_set: false,
            source: "admin",
            last: null,
            fault,
          })
          expect((await (await shopper(stage)).askSession()).status).toBe(422)
          expect(stage.log.join("\n")).toContain(`the saved key cannot be opened`)
          expect(await admin.verify()).toMatchObject({ ok: false, fault })
        }
        expect(stage.simulator.books().calls).toHaveLength(calls)
        await admin.save({ key: { environment: "test", secretKey: null }, confirm_open_links: 1 })
        expect((await admin.settings()).keys.test).toMatchObject({ source: "config", fault: null })
      })

      it("of another account: a link of the first is not given to a shopper again", async () => {
        await useGoodKey()
        const buyer = await shopper(stage)
        await buyer.openLink()
        await admin.save({ key: { environment: "test", secretKey: TYPED_KEY }, confirm_open_links: 1 })
        expect((await buyer.askSession()).status).toBe(422)
        const [old, ...tried] = (await buyer.links()).map((link) => link.status)
        expect(old).toBe("disable_due")
        expect(new Set(tried)).toEqual(new Set(["failed"]))
      })

      it("of one environment does not serve the other", async () => {
        await useGoodKey()
        await stage.sql(
          `update paynet_setting set value = jsonb_set(value, '{keys,live}', value->'keys'->'test') where id = 'options'`,
        )
        expect((await admin.settings()).keys).toMatchObject({
          test: { fault: null },
          live: { is_set: false, fault: "key_unreadable" },
        })
      })
    })

    describe("open links", () => {
      it("a save that touches them asks, names their number, and is refused when there are more by then", async () => {
        await useGoodKey()
        const buyer = await shopper(stage)
        const { reference } = await buyer.openLink()
        const change = { key: { environment: "test" as const, secretKey: TYPED_KEY } }
        const asked = await admin.send(change)
        expect(asked.status).toBe(409)
        expect(asked.body).toMatchObject({ code: "open_links", open_links: 1 })
        await (await shopper(stage)).openLink()
        expect((await admin.send({ ...change, confirm_open_links: 1 })).body).toMatchObject({ open_links: 2 })
        expect((await admin.settings()).history).toHaveLength(1)
        await admin.save({ ...change, confirm_open_links: 2 })
        expect((await admin.settings()).keys.test.last).toBe("n_77")

        const check = () => stage.admin.post(`/admin/paynet/paylinks/${reference}/check`).expect(200)
        expect((await check()).body.outcome).toBe("unreachable")
        await stage.sql("update paynet_paylink set due_at = now() + interval '1 hour' where id = ?", [reference])
        await admin.save({ key: { environment: "test", secretKey: SECRET_KEY }, confirm_open_links: 2 })
        const due = await stage.sql("select id from paynet_paylink where due_at <= now() and failures = 0")
        expect(due).toContainEqual({ id: reference })
        expect((await check()).body.outcome).toBe("not_paid")
      })

      it("other fields are saved without asking", async () => {
        await useGoodKey()
        await (await shopper(stage)).openLink()
        expect((await admin.send({ fields: { commission: "shopper", heldPayments: "refund" } })).status).toBe(200)
      })
    })

    describe("verify says what is wrong", () => {
      const fault = (service: object) =>
        stage.simulator.control.set({ services: { "transaction/check": service } } as never)

      it("a good key, the key in force, another one", async () => {
        expect(await admin.verify({ secretKey: SECRET_KEY })).toMatchObject({
          ok: true,
          fault: null,
          environment: "test",
          host: new URL(stage.simulator.url).host,
        })
        expect(await admin.verify()).toMatchObject({ ok: false, fault: "wrong_key", status: 401 })
        const bodiless = await stage.admin.post("/admin/paynet/settings/verify").expect(200)
        expect(bodiless.body.verify).toMatchObject({ fault: "wrong_key" })
        expect(await admin.verify({ secretKey: TYPED_KEY })).toMatchObject({
          ok: false,
          fault: "wrong_key",
          status: 401,
        })
        expect((await admin.settings()).keys.test.source).toBe("config")
      })

      it.each([
        ["forbidden", { kind: "status", status: 403 }, { status: 403, caller_address: null }],
        [
          "forbidden",
          { kind: "status", status: 403, body: '{"code":403,"message":"IP 203.0.113.9 is not registered"}' },
          { caller_address: "203.0.113.9" },
        ],
        ["timeout", { kind: "timeout-before", ms: 5_000 }, { status: null }],
        ["unreachable", { kind: "reset-before" }, {}],
        ["unreachable", { kind: "status", status: 503 }, { status: 503 }],
        ["unreadable", { kind: "html" }, { status: 200 }],
        ["refused", { kind: "code", code: 2 }, { status: 200 }],
      ])("%s: %j", async (word, service, told) => {
        fault(service)
        expect(await admin.verify({ secretKey: SECRET_KEY })).toMatchObject({ ok: false, fault: word, ...told })
      })

      it("a live key is not sent to this machine", async () => {
        const calls = stage.simulator.books().calls.length
        const answer = await stage.admin
          .post("/admin/paynet/settings/verify")
          .send({ environment: "live", secretKey: TYPED_KEY })
        expect(answer.status).toBe(400)
        expect(stage.simulator.books().calls).toHaveLength(calls)
      })
    })

    describe("settings that no longer fit the config file", () => {
      it("stop the work in neutral words, are named to the admin and in the log, and can be put right", async () => {
        await useGoodKey()
        await stage.sql(
          `update paynet_setting set value = jsonb_set(value, '{fields}', '{"environment":"live"}') where id = 'options'`,
        )
        await admin.forget()
        const answer = await (await shopper(stage)).askSession()
        expect(answer.status).toBe(422)
        expect(answer.body.message).not.toMatch(/environment|backendUrl/)
        expect(stage.log.join("\n")).toContain('option "backendUrl" must be https when environment is live')
        expect((await admin.settings()).faults).toContain('option "backendUrl" must be https when environment is live')
        expect((await admin.save({ fields: { environment: null } })).faults).toEqual([])
        await (await shopper(stage)).openLink()
      })
    })

    /** All that the database holds, Medusa's tables too, as one text. */
    const everyTable = async (): Promise<string> => {
      const names = await stage.sql("select tablename from pg_tables where schemaname = 'public'")
      const rows = []
      for (const { tablename } of names) rows.push(await stage.sql(`select * from "${tablename}"`))
      return JSON.stringify(rows)
    }
  },
  { secretKey: KEY_OF_CONFIG, encryptionKey: ENCRYPTION_KEY, heldPayments: "hold" },
)
