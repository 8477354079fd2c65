import { defineConfig } from "@medusajs/framework/utils"

const { plugins, providers } = JSON.parse(process.env.WIRING ?? "{}")

/** An app whose two entries a test writes itself, right or wrong. */
export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "pack", cookieSecret: "pack" },
  },
  admin: { disable: true },
  plugins,
  modules: [{ resolve: "@medusajs/medusa/payment", options: { providers } }],
})
