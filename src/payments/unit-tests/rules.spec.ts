import { kurus } from "../../paynet/kurus"
import { isYounger } from "../age"
import { inWords, kurusOf } from "../amount"
import { createCoalescer } from "../coalesce"
import { dueAfterFault, dueIfWeDie, expiryLookAt, nextLook } from "../due"
import { createGate } from "../gate"
import { istanbulDay } from "../istanbul"
import { hashToken, readToken, returnUrls } from "../tokens"

const NOW = new Date("2026-11-23T12:00:00Z")
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000)

describe("amounts of Medusa's in whole kuruş", () => {
  it.each([
    [149.9, 14990],
    ["149.90", 14990],
    [12.012, 1201],
    [10.005, 1001],
    [0.005, 1],
    [0.004, 0],
    [{ value: "40.25", precision: 20 }, 4025],
    [1234567.89, 123456789],
    [0.1 + 0.2, 30],
  ])("%p is %p", (amount, expected) => expect(kurusOf(amount)).toBe(expected))

  it.each([[-1], ["abc"], [Number.NaN], [null], [undefined], [{}], [Number.POSITIVE_INFINITY]])(
    "%p is no amount",
    (amount) => expect(kurusOf(amount)).toBeNull(),
  )

  it("is written as people here write it", () => {
    expect(inWords(kurus(123456789))).toBe("1.234.567,89 TL")
    expect(inWords(kurus(5))).toBe("0,05 TL")
  })
})

describe("tokens in a path", () => {
  const token = "ab".repeat(32)

  it.each(["", "?xact_id=xk_1", "&amp;xact_id=xk_1", "%3Fxact_id", "/"])("tolerates %p glued behind", (glued) =>
    expect(readToken(token + glued)).toEqual({ hash: hashToken(token), failed: false }),
  )

  it("does not care about case, and knows the url of failures", () => {
    const { errorUrl } = returnUrls("https://shop.example.com", token.toUpperCase())
    expect(readToken(errorUrl.split("/").at(-1) ?? "")).toEqual({ hash: hashToken(token), failed: true })
  })

  it.each(["", "short", "zz".repeat(32), "<script>"])("%p is none", (segment) => expect(readToken(segment)).toBeNull())
})

describe("when a link is due", () => {
  const link = (more: { rung_at?: Date } = {}) => ({
    created_at: NOW,
    rung_at: null,
    expires_at: minutes(120),
    ...more,
  })

  it("an untouched link is asked about ever more rarely, and last half an hour after it expired", () => {
    expect(nextLook(link(), NOW)).toEqual(minutes(2))
    expect(nextLook(link(), minutes(10))).toEqual(minutes(20))
    expect(nextLook(link(), minutes(100))).toEqual(expiryLookAt(link()))
    expect(expiryLookAt(link())).toEqual(minutes(150))
    expect(nextLook(link(), minutes(150))).toBeNull()
  })

  it("a link that rang is asked about again within seconds", () => {
    expect(nextLook(link({ rung_at: NOW }), NOW)?.getTime()).toBe(NOW.getTime() + 5_000)
  })

  it("faults wait longer each time, and a poison row a day", () => {
    const waits = [0, 1, 2, 7].map((failures) => (dueAfterFault(failures, NOW).getTime() - NOW.getTime()) / 1000)
    expect(waits).toEqual([30, 60, 120, 3600])
    expect(dueAfterFault(8, NOW)).toEqual(minutes(24 * 60))
    expect(dueIfWeDie(8, NOW)).toEqual(minutes(24 * 60))
  })
})

describe("days and ages", () => {
  it.each([
    ["2026-12-31T20:59:59.999Z", "2026-12-31"],
    ["2026-12-31T21:00:00.000Z", "2027-01-01"],
    ["2028-02-28T21:00:00.000Z", "2028-02-29"],
    ["2026-03-29T00:30:00.000Z", "2026-03-29"],
    ["2026-10-25T21:00:00.000Z", "2026-10-26"],
  ])("%s is %s in Istanbul, whatever clocks are changed elsewhere", (at, day) =>
    expect(istanbulDay(new Date(at))).toBe(day),
  )

  it("a time that a clock wrote which was ahead is not young", () => {
    const ages = [-3, -1, 0, 1, 3].map((age) => isYounger(minutes(age), 2 * 60_000, NOW))
    expect(ages).toEqual([false, true, true, true, false])
  })
})

describe("one piece of work per key at a time", () => {
  it("who asks during a run gets the answer of a run that started after the question", async () => {
    const coalesce = createCoalescer<number>()
    let runs = 0
    const work = async () => {
      runs += 1
      const mine = runs
      await new Promise((resolve) => setTimeout(resolve, 10))
      return mine
    }
    const first = coalesce("a", work)
    await new Promise((resolve) => setTimeout(resolve, 1))
    const late = await Promise.all([coalesce("a", work), coalesce("a", work), coalesce("b", work)])
    expect(await first).toBe(1)
    expect([late[0], late[1]]).toEqual([3, 3])
    expect(runs).toBe(3)
  })

  it("a failing run fails its askers and nobody else", async () => {
    const coalesce = createCoalescer<string>()
    const first = coalesce("a", () => Promise.reject(new Error("once")))
    const second = coalesce("a", async () => "fine")
    await expect(first).rejects.toThrow("once")
    expect(await second).toBe("fine")
    expect(await coalesce("a", async () => "again")).toBe("again")
  })
})

it("the gate lets no more than its places through at once", async () => {
  const gate = createGate(2)
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setTimeout(resolve, 5))
    inside -= 1
  }
  await Promise.all(Array.from({ length: 10 }, () => gate(work)))
  expect(most).toBe(2)
  expect(inside).toBe(0)
})
