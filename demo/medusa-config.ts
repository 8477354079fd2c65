import { defineConfig } from "@medusajs/framework/utils"
import type { PaynetPluginOptions } from "medusa-payment-paynet"

const env = (name: string, otherwise = ""): string => process.env[name] ?? otherwise

const medusaUrl = env("DEMO_MEDUSA_URL", "http://localhost:9000")
const storefrontUrl = env("DEMO_STOREFRONT_URL", "http://localhost:8000")

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: env("DATABASE_URL"),
    workerMode: env("DEMO_WORKER_MODE") === "server" ? "server" : "shared",
    // The demo speaks http: a Secure cookie would log nobody in to the admin.
    cookieOptions: { sameSite: "lax", secure: false },
    http: {
      storeCors: storefrontUrl,
      adminCors: medusaUrl,
      authCors: medusaUrl,
      jwtSecret: env("DEMO_JWT_SECRET", "build"),
      cookieSecret: env("DEMO_COOKIE_SECRET", "build"),
    },
  },
  plugins: [
    {
      resolve: "medusa-payment-paynet",
      options: {
        environment: "test",
        backendUrl: medusaUrl,
        returnUrl: `${storefrontUrl}/{country_code}/paynet/return?session={session_id}&lang={locale}`,
        // Empty: a store that gets its key in the admin.
        secretKey: env("DEMO_PAYNET_KEY", "sck_demo_simulator") || undefined,
        encryptionKey: process.env.DEMO_ENCRYPTION_KEY,
        apiUrl: env("DEMO_SIMULATOR_URL", "http://127.0.0.1:4010"),
        installments: [1, 3, 6],
      } satisfies PaynetPluginOptions,
    },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [{ resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres", is_default: true }],
      },
    },
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: "medusa-payment-paynet/providers/paynet", id: "paynet" }] },
    },
  ],
})
