import { defineConfig } from "@medusajs/framework/utils"

const shop: { plugin: object; redis?: string; workerMode?: "server" | "worker" } = JSON.parse(process.env.SHOP ?? "{}")
const { redis } = shop
const provider = (name: string) => ({ resolve: `@medusajs/medusa/${name}`, id: name, is_default: true })

/** Medusa's modules for many processes, each on the one Redis. */
const shared = [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl: redis } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl: redis } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: { providers: [{ ...provider("locking-redis"), options: { redisUrl: redis } }] },
  },
  {
    resolve: "@medusajs/medusa/caching",
    options: { providers: [{ ...provider("caching-redis"), options: { redisUrl: redis } }] },
  },
]

/** A store that the tests start as many processes. */
export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    // Statements that a test makes wait each keep a connection.
    databaseDriverOptions: { connection: { ssl: false }, pool: { max: 30 } },
    workerMode: shop.workerMode ?? "shared",
    redisUrl: redis,
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "processes", cookieSecret: "processes" },
  },
  admin: { disable: true },
  plugins: [{ resolve: "medusa-payment-paynet", options: { ...shop.plugin } }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: "medusa-payment-paynet/providers/paynet", id: "paynet" }] },
    },
    ...(redis ? shared : []),
  ],
})
