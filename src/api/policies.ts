type Policy = { resource: string; operation: string }

const READ: Policy = { resource: "payment", operation: "read" }
const TEND: Policy = { resource: "payment", operation: "update" }
const CONFIGURE: Policy = { resource: "store", operation: "update" }

/**
 * What each admin route asks of a role where Medusa's roles (its feature `rbac`) are on: what Medusa asks for the same
 * deed in its own admin. `health` asks for nothing: monitors come with an API key, which has no role, and read sums only.
 */
export const ADMIN_POLICIES: readonly { method: "GET" | "POST"; matcher: string; policy: Policy | null }[] = [
  { method: "GET", matcher: "/admin/paynet/health", policy: null },
  { method: "GET", matcher: "/admin/paynet/installation", policy: READ },
  { method: "GET", matcher: "/admin/paynet/paylinks", policy: READ },
  { method: "GET", matcher: "/admin/paynet/paylinks/:id", policy: READ },
  { method: "GET", matcher: "/admin/paynet/settings", policy: READ },
  { method: "GET", matcher: "/admin/paynet/setup", policy: READ },
  { method: "GET", matcher: "/admin/paynet/transactions", policy: READ },
  { method: "GET", matcher: "/admin/paynet/transactions/:id", policy: READ },
  { method: "POST", matcher: "/admin/paynet/installation", policy: CONFIGURE },
  {
    method: "POST",
    matcher: "/admin/paynet/orders/:id/paylinks",
    policy: { resource: "payment_collection", operation: "create" },
  },
  { method: "POST", matcher: "/admin/paynet/paylinks/:id/check", policy: TEND },
  { method: "POST", matcher: "/admin/paynet/paylinks/:id/disable", policy: TEND },
  { method: "POST", matcher: "/admin/paynet/settings", policy: CONFIGURE },
  { method: "POST", matcher: "/admin/paynet/settings/verify", policy: CONFIGURE },
  {
    method: "POST",
    matcher: "/admin/paynet/transactions/:id/apply",
    policy: { resource: "capture", operation: "create" },
  },
  {
    method: "POST",
    matcher: "/admin/paynet/transactions/:id/refund",
    policy: { resource: "refund", operation: "create" },
  },
  { method: "POST", matcher: "/admin/paynet/transactions/:id/resolve", policy: TEND },
]
