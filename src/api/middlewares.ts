import { defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http"
import { installationBody, payByLinkBody, resolveBody } from "./bodies"
import { refuseInTheirLanguage } from "./language"
import { ADMIN_POLICIES } from "./policies"

/**
 * These routes read their bodies by themselves: Medusa's parser would answer, and log, a piece of a broken one. A
 * stranger's may hold anything, an admin's a secret key.
 */
const OWN_BODIES = [
  "/admin/paynet/settings",
  "/admin/paynet/settings/verify",
  "/hooks/paynet/*",
  "/hooks/payment/paynet_paynet",
  "/hooks/payment/pp_paynet_paynet",
  "/paynet/return/*",
]

/** Where people read why something was refused: our routes, Medusa's refund, and Medusa's payment sessions. */
const READ_BY_PEOPLE = [
  "/admin/paynet/*",
  "/admin/payments/:id/refund",
  "/store/payment-collections/:id/payment-sessions",
]

export default defineMiddlewares({
  routes: [
    ...READ_BY_PEOPLE.map((matcher) => ({ matcher, middlewares: [refuseInTheirLanguage] })),
    ...ADMIN_POLICIES.flatMap(({ method, matcher, policy }) =>
      policy ? [{ matcher, methods: [method], policies: [policy] }] : [],
    ),
    // Whatever the method: the parser does not ask whether there is a route.
    ...OWN_BODIES.map((matcher) => ({ matcher, bodyParser: false as const })),
    {
      matcher: "/admin/paynet/installation",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(installationBody)],
    },
    {
      matcher: "/admin/paynet/orders/:id/paylinks",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(payByLinkBody)],
    },
    {
      matcher: "/admin/paynet/transactions/:id/resolve",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(resolveBody)],
    },
  ],
})
