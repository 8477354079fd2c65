import { defineMiddlewares } from "@medusajs/framework/http"

/** These routes read their bodies by themselves: Medusa's parser would answer, and log, a piece of a broken one. */
const OWN_BODIES = [
  "/hooks/paynet/*",
  "/hooks/payment/paynet_paynet",
  "/hooks/payment/pp_paynet_paynet",
  "/paynet/return/*",
]

export default defineMiddlewares({
  routes: OWN_BODIES.map((matcher) => ({ matcher, methods: ["POST" as const], bodyParser: false as const })),
})
