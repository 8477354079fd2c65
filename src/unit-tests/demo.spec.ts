import { spawn } from "node:child_process"
import { once } from "node:events"
import net, { type AddressInfo } from "node:net"
import path from "node:path"

const ROOT = path.resolve(__dirname, "../..")

type Told = { code: number | null; out: string; err: string }

/** `npm run demo`, with Node's own answers about the machine replaced by `machine`. */
const demo = async (args: string[], machine = ""): Promise<Told> => {
  const patch = `import fs from "node:fs"; import net from "node:net"; ${machine}`
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(patch)}`, path.join(ROOT, "tools/demo.mjs"), ...args],
    { env: { PATH: process.env.PATH }, timeout: 20_000 },
  )
  const told: Told = { code: null, out: "", err: "" }
  child.stdout.on("data", (text) => {
    told.out += text
  })
  child.stderr.on("data", (text) => {
    told.err += text
  })
  const [code] = await once(child, "close")
  return { ...told, code }
}

const listening = async (host: string) => {
  const server = net.createServer().listen(0, host)
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  return { port, close: () => new Promise((resolve) => server.close(resolve)) }
}

describe("npm run demo says in words, before it installs or starts anything,", () => {
  it("that a port is used, for what it was wanted, and how to choose another", async () => {
    const { port, close } = await listening("127.0.0.1")
    const { code, out, err } = await demo(["--medusa-port", String(port)]).finally(close)
    expect(err).toContain(`Port ${port}, wanted for Medusa, is in use`)
    expect(err).toContain(`npm run demo -- --medusa-port ${port + 1}`)
    expect(err).not.toMatch(/ at .*\.mjs/)
    expect({ code, out }).toEqual({ code: 1, out: "" })
  })

  it("that two of its ports are the same", async () => {
    const { code, err } = await demo(["--medusa-port", "8123", "--storefront-port=8123"])
    expect({ code, err }).toEqual({ code: 1, err: "\nThe three ports must differ.\n" })
  })

  it.each([
    ["no glibc, as on Alpine", "{}", "this system has none (Alpine?)"],
    ["an old glibc", '{ glibcVersionRuntime: "2.17" }', "this system has 2.17"],
  ])("that there is %s, and what to do instead", async (_what, header, sentence) => {
    const { code, err } = await demo([], `process.report.getReport = () => ({ header: ${header} })`)
    expect(err).toContain(sentence)
    expect(err).toContain("DATABASE_URL=postgres://… npm run demo")
    expect(code).toBe(1)
  })

  it("that the disk is full", async () => {
    const { code, err } = await demo([], "fs.statfsSync = () => ({ bavail: 10, bsize: 1024 })")
    expect(err).toMatch(/There are 0\.0 GB free on this disk; the demo needs \d\.\d GB\./)
    expect(code).toBe(1)
  })

  it("that it has no such flag, and which it has", async () => {
    const { code, err } = await demo(["--rest"])
    expect(err).toContain("The demo has no flag --rest.")
    expect(err).toContain("--reset")
    expect(code).toBe(1)
  })

  it("what --help is asked", async () => {
    const { code, out, err } = await demo(["--help"])
    for (const flag of ["--reset", "--storefront-port", "--medusa-port", "--simulator-port"])
      expect(out).toContain(flag)
    expect({ code, err }).toEqual({ code: 0, err: "" })
  })
})
