// Builds the plugin and the demo's Medusa with its admin, only when what they are made of has changed.
import crypto from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { root } from "./run.mjs"

export const app = path.join(root, "demo")
export const server = path.join(app, ".medusa", "server")

const filesUnder = (dir) => {
  if (!fs.existsSync(dir)) return []
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/** One word for the content of files and folders. */
export const printOf = (...places) => {
  const hash = crypto.createHash("sha256")
  for (const place of places) {
    for (const file of fs.existsSync(place) && fs.statSync(place).isFile() ? [place] : filesUnder(place)) {
      hash.update(path.relative(root, file)).update(fs.readFileSync(file))
    }
  }
  return hash.digest("hex").slice(0, 16)
}

const plugin = path.join(root, ".medusa", "server", "src")
const pluginMark = path.join(root, ".medusa", "made-of")

/** The sources' print, and the moment of the build: one that was not `tools/build.mjs`, good or bad, counts as none. */
const pluginMadeOf = () => {
  const built = path.join(plugin, "index.js")
  if (!fs.existsSync(built)) return null
  const places = ["src", "tsconfig.json", "package-lock.json"].map((name) => path.join(root, name))
  return `${printOf(...places)} ${fs.statSync(built).mtimeMs}`
}

const readMark = (file) => (fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null)

export const isPluginStale = () => {
  const now = pluginMadeOf()
  return now === null || readMark(pluginMark) !== now
}

/** Said by the build itself, when it went well. */
export const markPlugin = () => fs.writeFileSync(pluginMark, pluginMadeOf())

export const buildPlugin = (children) =>
  children.run("The plugin's build", children.node([path.join(root, "tools", "build.mjs")], { cwd: root }))

/** A store finds the plugin in its node_modules; the demo finds the repository there. */
export const linkPlugin = () => {
  const link = path.join(app, "node_modules", "medusa-payment-paynet")
  fs.mkdirSync(path.dirname(link), { recursive: true })
  fs.rmSync(link, { recursive: true, force: true })
  fs.symlinkSync(root, link, "junction")
}

const madeOf = () =>
  printOf(
    path.join(plugin, "admin"),
    path.join(app, "src"),
    path.join(app, "medusa-config.ts"),
    path.join(app, "tsconfig.json"),
    path.join(root, "package-lock.json"),
  )
const appMark = path.join(app, ".medusa", "made-of")

export const isAppStale = () => {
  const built = fs.existsSync(path.join(server, "public", "admin", "index.html"))
  return !built || readMark(appMark) !== madeOf()
}

export const buildApp = async (children) => {
  fs.rmSync(appMark, { force: true })
  await children.run(
    "The build of the admin",
    children.medusa(["build"], { cwd: app, env: { NODE_ENV: "production" } }),
  )
  fs.writeFileSync(appMark, madeOf())
}
