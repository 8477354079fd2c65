import { createFresh } from "../fresh"

const at = (ms: number) => new Date(1_800_000_000_000 + ms)

/** A value that grows with each reading; a reading ends when it is told to. */
const scene = () => {
  const waiting: (() => void)[] = []
  let readings = 0
  const fresh = createFresh(async () => {
    readings += 1
    const value = readings
    await new Promise<void>((resolve) => waiting.push(resolve))
    return value
  })
  const get = async (ms: number) => {
    const value = fresh.get(at(ms))
    for (const end of waiting.splice(0)) end()
    return value
  }
  return { fresh, get, waiting }
}

describe("a value that other processes may change", () => {
  it("is read once for a short life, and never served when it is older than three seconds", async () => {
    const { get } = scene()
    expect([await get(0), await get(2_999), await get(3_000), await get(5_999)]).toEqual([1, 1, 2, 2])
  })

  it("is read again when the clock went back", async () => {
    const { get } = scene()
    expect([await get(0), await get(-1)]).toEqual([1, 2])
  })

  it("is read once for all who ask at the same time", async () => {
    const { fresh, get } = scene()
    const first = fresh.get(at(0))
    const second = get(0)
    expect([await first, await second]).toEqual([1, 1])
  })

  it("is read again at once when it was forgotten, also while an older reading is under way", async () => {
    const { fresh, get, waiting } = scene()
    const older = fresh.get(at(0))
    fresh.forget()
    const newer = fresh.get(at(1))
    waiting
      .splice(0)
      .reverse()
      .map((end) => end())
    expect([await older, await newer]).toEqual([1, 2])
    expect(await get(2)).toBe(2)
    fresh.forget()
    expect(await get(3)).toBe(3)
  })

  it("that could not be read is asked for again", async () => {
    let calls = 0
    const fresh = createFresh(async () => {
      calls += 1
      if (calls === 1) throw new Error("the database is away")
      return calls
    })
    await expect(fresh.get(at(0))).rejects.toThrow("away")
    expect(await fresh.get(at(1))).toBe(2)
  })
})
