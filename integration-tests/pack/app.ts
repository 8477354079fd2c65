import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { Client } from "@medusajs/framework/pg"
import { type Ended, run } from "./processes"

const ROOT = path.resolve(__dirname, "../..")
const NAME = "medusa-payment-paynet"
const SCRIPTS = ["pack/run-seed.ts", "pack/no-op.ts", "helpers/seed.ts"]

const TSCONFIG = {
  compilerOptions: {
    ...{ target: "ES2021", module: "Node16", moduleResolution: "Node16", esModuleInterop: true, strict: true },
    ...{ skipLibCheck: true, types: ["node"], noEmit: true, experimentalDecorators: true, emitDecoratorMetadata: true },
  },
  "ts-node": { swc: true },
}

export type App = {
  /** The folder that a store's developer would have; its `medusa-config.ts` is the example of the tarball. */
  dir: string
  /** The same app with a `medusa-config.ts` that takes plugins and providers from the environment. */
  wiredDir: string
  /** The unpacked tarball, in the app's node_modules. */
  plugin: string
  databaseUrl: string
  sql(text: string): Promise<Record<string, unknown>[]>
  medusa(args: string[], options: { env: NodeJS.ProcessEnv; cwd?: string; forMs?: number }): Promise<Ended>
  bin(name: string): string
  remove(): Promise<void>
}

const write = (file: string, content: object | string) =>
  fs.writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content, null, 2))

/** npm's result without npm: every package of this repository, so one framework copy, and the plugin from its tarball. */
const install = (modules: string, unpacked: string): void => {
  fs.mkdirSync(path.join(modules, ".bin"), { recursive: true })
  const from = path.join(ROOT, "node_modules")
  for (const name of fs.readdirSync(from)) {
    if (!name.startsWith(".") && name !== NAME) fs.symlinkSync(path.join(from, name), path.join(modules, name))
  }
  const plugin = path.join(modules, NAME)
  fs.renameSync(unpacked, plugin)
  const { bin } = JSON.parse(fs.readFileSync(path.join(plugin, "package.json"), "utf8")) as {
    bin: Record<string, string>
  }
  for (const [name, file] of Object.entries(bin)) {
    fs.chmodSync(path.join(plugin, file), 0o755)
    fs.symlinkSync(path.join(plugin, file), path.join(modules, ".bin", name))
  }
  for (const name of ["medusa", "tsc"]) {
    fs.symlinkSync(fs.realpathSync(path.join(from, ".bin", name)), path.join(modules, ".bin", name))
  }
}

const pack = async (into: string): Promise<string> => {
  const { code, output } = await run("npm", ["pack", "--ignore-scripts", "--pack-destination", into], { cwd: ROOT })
  const tarball = fs.readdirSync(into).find((name) => name.endsWith(".tgz"))
  if (code || !tarball) throw new Error(`npm pack ended with ${code}:\n${output}`)
  const unpacking = await run("tar", ["-xzf", tarball], { cwd: into })
  if (unpacking.code) throw new Error(unpacking.output)
  return path.join(into, "package")
}

const connect = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text).finally(() => client.end())
  return rows
}

const prepare = (dir: string): void => {
  fs.mkdirSync(dir, { recursive: true })
  write(path.join(dir, "package.json"), {
    name: "shop",
    private: true,
    dependencies: { "@medusajs/medusa": "*", [NAME]: "*" },
  })
  write(path.join(dir, "tsconfig.json"), TSCONFIG)
  for (const name of SCRIPTS) fs.cpSync(path.join(__dirname, "..", name), path.join(dir, name))
}

/** A store's app with the packed plugin in it, and an empty database of its own. */
export const makeApp = async (secret: string): Promise<App> => {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "paynet-pack-")))
  try {
    return await furnish(home, secret)
  } catch (error) {
    fs.rmSync(home, { recursive: true, force: true })
    throw error
  }
}

const furnish = async (home: string, secret: string): Promise<App> => {
  const [dir, wiredDir] = [path.join(home, "app"), path.join(home, "wired")]
  prepare(dir)
  prepare(wiredDir)
  const modules = path.join(dir, "node_modules")
  install(modules, await pack(home))
  fs.symlinkSync(modules, path.join(wiredDir, "node_modules"))
  const plugin = path.join(modules, NAME)
  fs.copyFileSync(path.join(plugin, "medusa-config.example.ts"), path.join(dir, "medusa-config.ts"))
  fs.copyFileSync(path.join(__dirname, "wired-config.ts"), path.join(wiredDir, "medusa-config.ts"))

  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env
  const database = `pack_${path.basename(home).replace(/\W/g, "").toLowerCase()}`
  // The private server trusts any password, so it can carry the secret that no output may show.
  const url = (name: string) => `postgres://${DB_USERNAME}:${DB_PASSWORD || secret}@${DB_HOST}:${DB_PORT}/${name}`
  await connect(url("postgres"), `create database ${database}`)
  const databaseUrl = url(database)
  const bin = (name: string) => path.join(modules, ".bin", name)
  return {
    dir,
    wiredDir,
    plugin,
    databaseUrl,
    bin,
    sql: (text) => connect(databaseUrl, text),
    medusa: (args, { env, cwd = dir, forMs }) => run(bin("medusa"), args, { cwd, env, forMs }),
    remove: async () => {
      fs.rmSync(home, { recursive: true, force: true })
      await connect(url("postgres"), `drop database ${database} with (force)`)
    },
  }
}
