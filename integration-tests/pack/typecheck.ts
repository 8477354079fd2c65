import fs from "node:fs"
import path from "node:path"
import type { App } from "./app"
import { run } from "./processes"

const RESOLUTIONS = {
  Node16: { module: "Node16", moduleResolution: "Node16" },
  bundler: { module: "ESNext", moduleResolution: "bundler" },
}
export type Resolution = keyof typeof RESOLUTIONS

const config = (option: string) => `
import { defineConfig } from "@medusajs/framework/utils"
import type { PaynetPluginOptions } from "medusa-payment-paynet"

export default defineConfig({
  plugins: [
    {
      resolve: "medusa-payment-paynet",
      options: {
        environment: "test",
        backendUrl: "https://api.example.com",
        returnUrl: "https://shop.example.com/paynet",
        ${option}: "order_first",
      } satisfies PaynetPluginOptions,
    },
  ],
})
`

/** Every export of the package is used in a way that its types must bear: one that resolves to `any` would pass anything. */
const EVERY_EXPORT = `
import { PAYNET_EVENTS, PAYNET_PROVIDER_ID, type PaynetEventData, type PaynetSessionData } from "medusa-payment-paynet"
import manifest from "medusa-payment-paynet/package.json"
import ledger from "medusa-payment-paynet/.medusa/server/src/modules/paynet"
import provider from "medusa-payment-paynet/providers/paynet"
import { startSimulator, type Simulator } from "medusa-payment-paynet/simulator"

type IsAny<T> = 0 extends 1 & T ? true : false
export const known: [false, false, false, false] = [
  false as IsAny<typeof ledger>,
  false as IsAny<typeof provider>,
  false as IsAny<Simulator>,
  false as IsAny<PaynetSessionData>,
]
export const id: "pp_paynet_paynet" = PAYNET_PROVIDER_ID
export const held: "paynet.payment.held" = PAYNET_EVENTS.held
export const version: string = manifest.version
export const url = async (): Promise<string> => (await startSimulator({ port: 0 })).url
export const linkOf = (event: PaynetEventData): string => event.paylink_id
// @ts-expect-error an event has no such field
export const wrong = (event: PaynetEventData) => event.amount
`

const SOURCES = {
  "good-config.ts": config("flow"),
  "misspelt-config.ts": config("flwo"),
  "every-export.ts": EVERY_EXPORT,
}

/** What tsc says of a store's files, one line per error; strict, with the library's own declarations checked too. */
export const typecheck = async (app: App, resolution: Resolution): Promise<string[]> => {
  const dir = path.join(app.dir, `types-${resolution}`)
  fs.mkdirSync(dir, { recursive: true })
  for (const [name, text] of Object.entries(SOURCES)) fs.writeFileSync(path.join(dir, name), text)
  const compilerOptions = {
    ...{
      target: "ES2022",
      strict: true,
      noEmit: true,
      esModuleInterop: true,
      resolveJsonModule: true,
      types: ["node"],
    },
    ...RESOLUTIONS[resolution],
  }
  fs.writeFileSync(path.join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }))
  const { output } = await run(app.bin("tsc"), ["-p", dir, "--pretty", "false"], { cwd: app.dir })
  // Medusa's own declarations do not check without skipLibCheck; ours must.
  const ours = /^(types-|node_modules\/medusa-payment-paynet\/)/
  return output.split("\n").filter((line) => /error TS/.test(line) && (ours.test(line) || /^error/.test(line)))
}
