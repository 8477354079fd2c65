import path from "node:path"
import { defineConfig } from "@medusajs/framework/utils"

const root = path.resolve(__dirname, "../..")
const secret = "integration-tests"

/** The store under test: the built plugin, loaded through its `exports`; what a scene needs comes by environment. */
module.exports = defineConfig({
  projectConfig: {
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: secret, cookieSecret: secret },
  },
  admin: { disable: true },
  plugins: [{ resolve: root, options: JSON.parse(process.env.PAYNET_TEST_OPTIONS ?? "{}") }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: "medusa-payment-paynet/providers/paynet", id: "paynet" }] },
    },
  ],
})
