import { expectNothingBought, expectOneOrder, knock, ourTables, post } from "../helpers/attack"
import { type Shopper, shopper } from "../helpers/scene"
import { onStage, SECRET_KEY } from "../helpers/stage"

const STORE = "http://localhost:8000"

onStage((stage) => {
  const nameOf = (buyer: Shopper, reference: string) => String(buyer.link(reference).request.name_surname)

  const address = (more: object) => ({
    first_name: "",
    last_name: "",
    address_1: "Bağdat Cad. 1",
    city: "İstanbul",
    country_code: "tr",
    ...more,
  })
  const readdress = (buyer: Shopper, more: object, cart: object = {}) =>
    stage.store
      .post(`/store/carts/${buyer.cartId}`)
      .send({ shipping_address: address(more), billing_address: address(more), ...cart })
      .expect(200)

  const register = async (buyer: Shopper, person: object): Promise<void> => {
    const email = `hesap-${buyer.cartId.slice(-8).toLowerCase()}@example.com`
    const credentials = { email, password: "integration-tests" }
    const { body: made } = await stage.store.post("/auth/customer/emailpass/register").send(credentials).expect(200)
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
    await stage.store
      .post("/store/customers")
      .set(bearer(made.token))
      .send({ email, ...person })
      .expect(200)
    const { body } = await stage.store.post("/auth/customer/emailpass").send(credentials).expect(200)
    await stage.store.post(`/store/carts/${buyer.cartId}/customer`).set(bearer(body.token)).send({}).expect(200)
  }

  describe("whatever a shopper is called, there is a link", () => {
    const controls = Array.from({ length: 31 }, (_none, index) => String.fromCharCode(index + 1)).join("")
    const names: [string, string, RegExp][] = [
      ["of 5,000 characters", "a".repeat(5_000), /^a{100}$/],
      ["of 5,000 emoji", "👩‍👩‍👧".repeat(600), /^\P{C}{1,100}$/u],
      ["of quotes and backslashes", `"'\`\\"; --`, /^"'`\\"; -- Yılmaz$/],
      ["of markup", "<script>alert(1)</script>", /Yılmaz$/],
      ["of control characters", `A${controls}B`, /^A B Yılmaz$/],
      ["of half a surrogate", "A\ud800", /^A.? Yılmaz$/u],
      ["written backwards", "\u202eeşyA", /^eşyA Yılmaz$/],
      ["of JSON", `{"amount":0.01}`, /Yılmaz$/],
      ["of placeholders", "{session_id}$&$1%s", /Yılmaz$/],
      ["of blanks", " \t\u00a0\u2003 ", /^Yılmaz$/],
    ]
    it.each(names)("a name %s", async (_name, name, expected) => {
      const buyer = await shopper(stage, { name })
      const { reference } = await buyer.openLink()
      const sent = nameOf(buyer, reference)
      expect(sent).toMatch(expected)
      expect(Array.from(sent).length).toBeLessThanOrEqual(100)
      expect(sent).not.toMatch(/\p{C}/u)
      expect(buyer.link(reference).amount).toBe("149.90")
    })

    it("a guest without a name is called by the company", async () => {
      const buyer = await shopper(stage)
      await readdress(buyer, { company: "Yılmaz Ltd. Şti." })
      const { reference } = await buyer.openLink()
      expect(nameOf(buyer, reference)).toBe("Yılmaz Ltd. Şti.")
    })

    it("a guest without name and company by the e-mail's local part", async () => {
      const buyer = await shopper(stage, { email: "dilek.k@example.com" })
      await readdress(buyer, { first_name: " ", company: "\u200b" })
      const { reference } = await buyer.openLink()
      expect(nameOf(buyer, reference)).toBe("dilek.k")
    })

    it("a guest without anything by a word", async () => {
      const buyer = await shopper(stage)
      await readdress(buyer, {})
      await stage.sql("update cart set email = null, customer_id = null where id = ?", [buyer.cartId])
      const { reference } = await buyer.openLink()
      expect(nameOf(buyer, reference)).toBe("Müşteri")
    })

    it.each([
      ["name", { first_name: "Deniz", last_name: "Kaya", company_name: "Kaya AŞ" }, "Deniz Kaya"],
      ["company", { company_name: "Kaya AŞ" }, "Kaya AŞ"],
    ])("a registered customer with empty addresses is called by the account's %s", async (_name, person, expected) => {
      const buyer = await shopper(stage)
      await register(buyer, person)
      await readdress(buyer, {})
      const { reference } = await buyer.openLink()
      expect(nameOf(buyer, reference)).toBe(expected)
    })
  })

  describe("what a storefront puts into a session's data changes nothing", () => {
    it.each([
      ["words of success", () => ({ state: "paid", paid: true, status: "captured", outcome: "captured" })],
      ["another address", () => ({ redirect_url: "https://evil.example/pay", url: "https://evil.example/pay" })],
      ["another sum", () => ({ amount: 0.01, raw_amount: { value: "0.01" }, currency_code: "usd" })],
      ["another session", () => ({ session_id: "payses_x", id: "pl_x", expires_at: "2099-01-01T00:00:00.000Z" })],
      ["__proto__", () => JSON.parse('{"__proto__":{"state":"paid"},"constructor":{"state":"paid"}}')],
    ])("%s", async (_name, data) => {
      const buyer = await shopper(stage)
      const session = await buyer.startPayment(data())
      const [link] = await buyer.links()
      expect(session.data).toEqual({
        id: link?.id,
        session_id: session.id,
        state: "open",
        redirect_url: link?.url,
        expires_at: expect.any(String),
      })
      expect(buyer.link(session.data.id).amount).toBe("149.90")
      expect(Date.parse(session.data.expires_at)).toBeLessThan(Date.now() + 3 * 3_600_000)
      const { body } = await buyer.complete().expect(200)
      expect(body).toMatchObject({ type: "cart", error: { type: "payment_requires_more_error" } })
      await expectNothingBought(stage, buyer)
    })

    it("the id of another shopper's paid link", async () => {
      const victim = await shopper(stage)
      const paid = await victim.openLink()
      await stage.simulator.pay(paid.url, { confirm: false })
      const buyer = await shopper(stage)
      const session = await buyer.startPayment({ ...paid.session.data, state: "paid" })
      expect(session.data.id).not.toBe(paid.reference)
      const { body } = await buyer.complete().expect(200)
      expect(body).toMatchObject({ type: "cart", error: { type: "payment_requires_more_error" } })
      await expectNothingBought(stage, buyer)
      await post(victim.confirmationUrl(paid.reference))
      await expectOneOrder(victim)
    })
  })

  describe("what cannot be paid in lira is refused before Paynet is asked", () => {
    it("a cart in euro", async () => {
      const buyer = await shopper(stage, { region: stage.seed.euroRegion, country: "de" })
      const before = stage.simulator.books().calls.length
      const { status, body } = await buyer.askSession()
      expect(status).toBe(400)
      expect(body.message).toMatch(/TRY/)
      expect(stage.simulator.books().calls.length).toBe(before)
      expect(await buyer.links()).toEqual([])
    })

    it("an empty cart", async () => {
      const buyer = await shopper(stage)
      const [item] = (await buyer.cart()).items
      await stage.store.delete(`/store/carts/${buyer.cartId}/line-items/${item.id}`).expect(200)
      const before = stage.simulator.books().calls.length
      const { status, body } = await buyer.askSession()
      expect(status).toBe(400)
      expect(body.message).toMatch(/\p{L}{3}/u)
      expect(stage.simulator.books().calls.length).toBe(before)
      expect(await buyer.links()).toEqual([])
    })
  })

  it.each([0, -1, 0.004])("a session of %p lira is refused before Paynet is asked", async (amount) => {
    const buyer = await shopper(stage)
    const before = stage.simulator.books().calls.length
    const wish = { provider_id: "pp_paynet_paynet", amount, currency_code: "try", data: {} }
    const asking = stage.container.resolve("payment").createPaymentSession(buyer.collectionId, wish)
    await expect(asking).rejects.toThrow("The amount to pay must be at least one kuruş.")
    expect(stage.simulator.books().calls.length).toBe(before)
    expect(await buyer.links()).toEqual([])
  })

  describe("nothing secret and nobody's person is told, logged or kept", () => {
    it("in a whole purchase and a declined one", async () => {
      const person = { first_name: "Zübeyde", last_name: "Karahanlı", phone: "+905321234567" }
      const buyer = await shopper(stage, { email: "zubeyde@karahanli.example" })
      await readdress(buyer, person)
      stage.simulator.control.set({ confirmation: { onDecline: true } })
      const asked = await buyer.askSession()
      const session = asked.body.payment_collection.payment_sessions.at(-1)
      const { id: reference, redirect_url: url } = session.data
      const [hook, back] = [buyer.confirmationUrl(reference), buyer.returnUrl(reference)]
      const told = [asked.text]
      const tell = async (landing: string) => {
        const { text, headers } = await knock(landing)
        told.push(text, JSON.stringify([...headers]))
        told.push((await stage.store.get(`/store/paynet/sessions/${session.id}`)).text)
      }
      const declined = await stage.simulator.pay(url, { outcome: "decline" })
      await declined.confirmation
      await tell(declined.redirectUrl)
      const paid = await stage.simulator.pay(url)
      await paid.confirmation
      told.push((await post(hook, JSON.stringify({ card_number: "4355084355084358", card_holder: "Zübeyde" }))).text)
      await tell(paid.redirectUrl)
      await expectOneOrder(buyer)
      const sessions = await stage.sql("select * from payment_session where payment_collection_id = ?", [
        buyer.collectionId,
      ])
      const payments = await stage.sql("select data from payment where payment_collection_id = ?", [buyer.collectionId])

      const places = {
        answers: told.join("\n"),
        log: stage.log.join("\n"),
        events: JSON.stringify(stage.events),
        tables: await ourTables(stage),
        sessions: JSON.stringify([sessions, payments]),
      }
      const tokenOf = (where: string) => where.split("/").at(-1) ?? ""
      const secrets = [SECRET_KEY, tokenOf(hook), tokenOf(back)]
      const people = ["zubeyde", "Zübeyde", "Karahanl", "karahanli", "905321234567", "5321234567"]
      const cards = ["4355084355084358", "435508"]
      for (const [place, text] of Object.entries(places)) {
        expect({ place, length: text.length > 2 }).toEqual({ place, length: true })
        const found = [...secrets, ...people, ...cards].filter((word) => text.includes(word))
        expect({ place, found }).toEqual({ place, found: [] })
      }
    })
  })

  describe("the browser comes back, however it was sent", () => {
    const form = "application/x-www-form-urlencoded"
    it.each([
      ["with two question marks", (url: string) => knock(`${url}?a=1?xact_id=xk_1`)],
      ["with &amp; glued on", (url: string) => knock(`${url}&amp;xact_id=xk_1`)],
      [
        "with an address of its own",
        (url: string) => knock(`${url}?returnUrl=https://evil.example&url=//evil.example`),
      ],
      ["with foreign headers", (url: string) => knock(url, { headers: { "x-forwarded-host": "evil.example" } })],
      ["by POST with a form", (url: string) => post(url, "xact_id=xk_1", form)],
      ["by POST with a broken body", (url: string) => post(url, '{"xact_id":', "application/json")],
      ["by POST with 1 MB", (url: string) => post(url, "x".repeat(1_048_576), form)],
      ["by the url for failures", (url: string) => knock(`${url}.failed?xact_id=xk_1`)],
    ])("%s: 303 to the storefront, and nothing is bought", async (_name, visit) => {
      const buyer = await shopper(stage)
      const { session, reference } = await buyer.openLink()
      const { status, headers, text } = await visit(buyer.returnUrl(reference))
      expect(status).toBe(303)
      const landing = new URL(headers.get("location") ?? "")
      expect(landing.origin).toBe(STORE)
      expect(landing.searchParams.get("session")).toBe(session.id)
      expect(landing.searchParams.get("status")).toBe("pending")
      expect(`${landing.href}${text}`).not.toMatch(/evil|xk_1/)
      await expectNothingBought(stage, buyer)
    })

    it.each([
      ["nobody's token", "f".repeat(64)],
      ["markup", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"],
      ["markup as it is", '"><script>alert(1)'],
    ])("by a url with %s: 404, a page with a way to the store, nothing of the path on it", async (_name, segment) => {
      const before = stage.simulator.books().calls.length
      const { status, headers, text } = await knock(`${stage.url}/paynet/return/${segment}`)
      expect(status).toBe(404)
      expect(headers.get("content-type")).toMatch(/^text\/html/)
      expect(text).toContain(`href="${STORE}"`)
      expect(text).not.toMatch(/script|%3C|ffff/i)
      expect(stage.simulator.books().calls.length).toBe(before)
    })
  })

  it("a return url that cannot be decoded is refused before it reaches us, and not repeated", async () => {
    const { status, text } = await knock(`${stage.url}/paynet/return/%E0%A4%A%3Cscript%3E`)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(text).not.toMatch(/script|%3C/i)
  })

  describe("the status route", () => {
    it("knows no foreign session, wants the store's key, is never stored, and hides the link once paid", async () => {
      const buyer = await shopper(stage)
      const { session, url } = await buyer.openLink()
      const path = `/store/paynet/sessions/${session.id}`
      await stage.store.get("/store/paynet/sessions/payses_unknown").expect(404)
      await stage.store.get("/store/paynet/sessions/payses%00").expect(404)
      expect([400, 401]).toContain((await stage.http.get(path)).status)
      expect([400, 401]).toContain((await stage.http.get(path).set("x-publishable-api-key", "pk_wrong")).status)
      const open = await stage.store.get(path).expect(200)
      expect(open.headers["cache-control"]).toBe("no-store")
      expect(open.headers["referrer-policy"]).toBe("no-referrer")
      expect(open.body.session.redirect_url).toBe(url)
      await stage.simulator.pay(url)
      await expectOneOrder(buyer)
      expect(await buyer.status(session.id)).toMatchObject({ status: "paid", redirect_url: null })
    })

    it("knows no session of another provider", async () => {
      const buyer = await shopper(stage)
      const { body } = await buyer.askSession({}, "pp_system_default").expect(200)
      const session = body.payment_collection.payment_sessions.at(-1)
      await stage.store.get(`/store/paynet/sessions/${session.id}`).expect(404)
    })
  })
})
