import type { AdminPayLinkRow, AdminRefund, AdminSettings, AdminTransaction } from "../../types"
import { chargedOtherwise, differenceOf, formatMoney, formatTime, localeOf, readLira } from "../lib/format"
import {
  isAboutMoney,
  payLinksQuery,
  readSearch,
  rowHref,
  rowsOf,
  transactionsQuery,
  writeSearch,
} from "../lib/list-search"
import { toGiveBack, whyWaiting } from "../lib/money-left"
import { isAskable, owedOf } from "../order/owed"
import { changesOf, faultsOf, shownValue } from "../settings/draft"

const plain = (text: string) => text.replace(/\s/g, " ")
const refund = (status: AdminRefund["status"], amount: string) => ({ status, amount }) as AdminRefund

describe("money and times", () => {
  it.each([
    ["1234.5", "tr", "TRY", "₺1.234,50"],
    ["1234.5", "en", "TRY", "₺1,234.50"],
    ["1234.5", "en", "TL", "₺1,234.50"],
    ["10", "en", null, "10.00"],
    ["10", "tr", "?!", "10,00 ?!"],
    ["", "tr", "TRY", ""],
    ["abc", "tr", "TRY", "abc"],
  ])("%s in %s and %s reads %s", (amount, locale, currency, expected) => {
    expect(plain(formatMoney(amount, locale, currency))).toBe(expected)
  })

  it("Medusa's names of languages are ones that the browser knows", () => {
    expect(["tr", "ptBR", "zhCN"].map(localeOf)).toEqual(["tr", "pt-BR", "zh-CN"])
  })

  it("a time that cannot be read stays as it came", () => {
    expect(formatTime("gestern", "tr")).toBe("gestern")
    expect(formatTime("2026-11-24T01:27:22.0296925+03:00", "en")).toMatch(/Nov 2[34], 2026/)
  })

  it.each([
    ["399.80", "100.00", { sign: "less", amount: "299.80" }],
    ["0.10", "0.30", { sign: "more", amount: "0.20" }],
    ["399.80", "399.8", null],
    ["399.80", "x", null],
  ])("asked %s, charged %s: the difference is exact", (asked, charged, expected) => {
    expect(differenceOf(asked, charged)).toEqual(expected)
  })

  it("what was charged is compared only in lira, and only where both sums can be read", () => {
    const money = { requested: "399.80", charged: "100.00", currency: "TRY" }
    const less = { sign: "less", amount: "299.80" }
    expect(["TRY", "TL", null].map((currency) => chargedOtherwise({ ...money, currency }))).toEqual([less, less, less])
    expect(chargedOtherwise({ ...money, currency: "EUR" })).toBeNull()
    expect(chargedOtherwise({ ...money, requested: null })).toBeNull()
    expect(chargedOtherwise({ ...money, charged: null })).toBeNull()
  })

  it("a sum of the server's sentences is read only as it is written there", () => {
    expect(["1.234,50 TL", "0,01 TL", "1234.50", "12 TL"].map(readLira)).toEqual(["1234.50", "0.01", null, null])
  })
})

describe("what is still to be given back", () => {
  it.each([
    ["nothing went back: all of it", "100.00", [], "100.00"],
    ["a part is on its way: the rest", "100.00", [refund("requested", "30.00")], "70.00"],
    ["a failed refund moved nothing", "100.00", [refund("failed", "30.00")], "100.00"],
    [
      "a declined refund is owed: exactly it",
      "100.00",
      [refund("declined", "30.00"), refund("approved", "20.00")],
      "30.00",
    ],
    ["a due refund is owed: exactly it", "100.00", [refund("due", "10.10")], "10.10"],
    ["a sum that could not be read", null, [], null],
  ])("%s", (_what, charged, refunds, expected) => {
    expect(toGiveBack({ charged, refunds })).toBe(expected)
  })

  it("money waits because its refund was declined, whatever its outcome was; else for its outcome; else not at all", () => {
    const declined = whyWaiting({ place: "held", outcome: "captured", refunds: [refund("declined", "1.00")] })
    expect(declined?.name).toBe("payments.why.declined.name")
    expect(whyWaiting({ place: "held", outcome: "paid_twice", refunds: [] })?.name).toBe("outcome.paid_twice.name")
    expect(whyWaiting({ place: "captured", outcome: "captured", refunds: [] })).toBeNull()
  })
})

describe("the list's address", () => {
  it.each(["", "q=%2312", "state=held", "order=-amount", "q=pl_1&state=open&order=expires_at&page=3"])(
    "%p is read and written without loss",
    (address) => {
      expect(writeSearch(readSearch(new URLSearchParams(address))).toString()).toBe(address)
    },
  )

  it("what it cannot mean counts as not said", () => {
    const search = readSearch(new URLSearchParams("state=stolen&order=-secret&page=-1"))
    expect(search).toEqual({ q: "", state: null, sort: { id: "created_at", desc: true }, page: 0 })
    expect(readSearch(new URLSearchParams("page=501")).page).toBe(0)
  })

  it("asks the server for a page, sorted and filtered there", () => {
    const search = readSearch(new URLSearchParams("state=expired&order=amount&page=2"))
    expect(payLinksQuery(search)).toEqual({ limit: 20, offset: 40, state: "expired", order: "amount" })
    expect(isAboutMoney(search)).toBe(false)
  })

  it("held and owed money is asked for as money, which has no end of validity to sort by", () => {
    const search = readSearch(new URLSearchParams("state=held&order=expires_at"))
    expect(isAboutMoney(search)).toBe(true)
    expect(transactionsQuery(search)).toEqual({ limit: 20, offset: 0, state: "held", order: "-created_at" })
  })

  it("a search shows links with their money, and money of no known link once", () => {
    const money = { id: "pntx_1", paylink_id: "pl_1" } as AdminTransaction
    const lone = { id: "pntx_2", paylink_id: null } as AdminTransaction
    const link = { id: "pl_1", transactions: [money] } as AdminPayLinkRow
    const rows = rowsOf([link], [money, lone])
    expect(rows.map(({ id }) => id)).toEqual(["pl_1", "pntx_2"])
    expect(rows.map(rowHref)).toEqual(["/paynet/pl_1", "/paynet/pntx_2"])
    expect(rowHref({ id: money.id, link: null, money: [money] })).toBe("/paynet/pl_1")
  })
})

describe("what a link may ask of an order", () => {
  const order = { id: "order_1", currency_code: "try", summary: { pending_difference: 179.88 } }

  it.each([
    ["what it owes", {}, "179.88"],
    ["nothing when canceled", { status: "canceled" }, null],
    ["nothing in euros", { currency_code: "eur" }, null],
    ["nothing when it is owed money", { summary: { pending_difference: -5 } }, null],
    ["nothing below a kuruş", { summary: { pending_difference: 0.004 } }, null],
    ["nothing when Medusa does not say", { summary: null }, null],
  ])("%s", (_what, change, expected) => {
    expect(owedOf({ ...order, ...change })).toBe(expected)
  })

  it.each([
    [179.88, true],
    [0.01, true],
    [179.89, false],
    [0, false],
    [-1, false],
    [null, false],
  ])("a sum of %p: %p", (amount, expected) => {
    expect(isAskable(amount, "179.88")).toBe(expected)
  })
})

describe("settings that are not saved yet", () => {
  const field = <T>(value: T, source: "config" | "admin" | "default", config: T | null = null) => ({
    value,
    source,
    config,
  })
  const settings = {
    linkLifetimeHours: field(2, "default"),
    installments: field([1, 3], "admin", [1, 3, 6]),
    commission: field("merchant", "config", "merchant"),
  } as AdminSettings["fields"]

  it("only what differs is sent; null goes back, and only from what was saved here", () => {
    expect(changesOf(settings, { linkLifetimeHours: 2, commission: null })).toEqual({})
    expect(changesOf(settings, { linkLifetimeHours: 5, installments: null })).toEqual({
      linkLifetimeHours: 5,
      installments: null,
    })
    expect(changesOf(settings, { installments: [1, 3] })).toEqual({})
  })

  it("a field that goes back shows the config file's value", () => {
    expect(shownValue(settings, { installments: null }, "installments")).toEqual([1, 3, 6])
    expect(shownValue(settings, {}, "installments")).toEqual([1, 3])
    expect(shownValue(settings, { linkLifetimeHours: 9 }, "linkLifetimeHours")).toBe(9)
  })

  it.each([
    ["linkLifetimeHours", { linkLifetimeHours: 0 }],
    ["linkLifetimeHours", { linkLifetimeHours: 721 }],
    ["linkLifetimeHours", { linkLifetimeHours: 1.5 }],
    ["installments", { installments: [] }],
    ["ratioCode", { ratioCode: "two words" }],
    ["agentId", { agentId: "ç".repeat(5) }],
  ])("%s of %p is named before the server refuses it", (name, draft) => {
    expect([...faultsOf(draft)]).toEqual([name])
  })

  it("finds no fault with good ones, nor with going back", () => {
    expect([...faultsOf({ linkLifetimeHours: 720, installments: "none", ratioCode: null, agentId: "B-1" })]).toEqual([])
  })
})
