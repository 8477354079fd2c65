import { startSimulator } from "../index"
import { kurusFromLira, liraText, percentOf } from "../kurus"

describe("startSimulator", () => {
  it("says in words that a port is used", async () => {
    const first = await startSimulator()
    const port = Number(new URL(first.url).port)
    await expect(startSimulator({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is already in use`)
    await first.close()
    const again = await startSimulator({ port })
    await again.close()
  })

  it("closes while a call is parked and a payment waits", async () => {
    const simulator = await startSimulator()
    const hold = simulator.control.hold("*")
    const parked = fetch(`${simulator.url}/v1/transaction/check`, { method: "POST", body: "{}" }).catch(() => "cut")
    await hold.reached
    await simulator.close()
    await expect(parked).resolves.toBe("cut")
  })

  it("writes one line a call, without key or card", async () => {
    const lines: string[] = []
    const simulator = await startSimulator({ log: (line) => lines.push(line) })
    await fetch(`${simulator.url}/v1/transaction/check`, {
      method: "POST",
      headers: { authorization: "Basic sim_secret_key", "content-type": "application/json" },
      body: JSON.stringify({ reference_no: "pl_1", card_no: "4355084355084358" }),
    })
    expect(lines).toEqual(["POST transaction/check pl_1 -> 200/12"])
    await simulator.close()
  })
})

describe("money", () => {
  it("is whole kuruş, never a float", () => {
    expect(kurusFromLira(1149.99)).toBe(114999n)
    expect(kurusFromLira("0.1")).toBe(10n)
    expect(kurusFromLira(1e21)).toBeNull()
    expect(kurusFromLira(0.1 + 0.2)).toBeNull()
    expect(liraText(5n)).toBe("0.05")
    expect(percentOf(114999n, "2.50")).toBe(2875n)
    expect(percentOf(20n, "2.5")).toBe(1n)
  })
})
