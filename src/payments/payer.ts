import { z } from "@medusajs/framework/zod"
import type { Context } from "./context"
import { graph, type Purchase } from "./purchase"

const NAME_LENGTH = 100
const NOBODY = "Müşteri"

const text = z.string().nullish()
const person = z.object({ first_name: text, last_name: text, company: text, country_code: text, phone: text }).nullish()
const whose = z.object({
  email: text,
  locale: text,
  billing_address: person,
  shipping_address: person,
  customer: z.object({ first_name: text, last_name: text, company_name: text }).nullish(),
  region: z.object({ countries: z.array(z.object({ iso_2: text }).nullable()).nullish() }).nullish(),
})

const FIELDS = [
  "email",
  "locale",
  "billing_address.*",
  "shipping_address.*",
  "customer.first_name",
  "customer.last_name",
  "customer.company_name",
  "region.countries.iso_2",
]

/** Control characters go, white space is folded, and the rest is cut by whole characters. */
const clean = (value: string): string => {
  const folded = value
    .replace(/\p{C}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
  return Array.from(folded).slice(0, NAME_LENGTH).join("").trim()
}

const join = (...parts: (string | null | undefined)[]): string => clean(parts.filter(Boolean).join(" "))

const nameOf = (row: z.output<typeof whose>): string => {
  const { billing_address: billing, shipping_address: shipping, customer } = row
  const candidates = [
    join(billing?.first_name, billing?.last_name),
    join(shipping?.first_name, shipping?.last_name),
    join(customer?.first_name, customer?.last_name),
    join(billing?.company ?? shipping?.company ?? customer?.company_name),
    join(row.email?.split("@")[0]),
  ]
  return candidates.find((name) => name !== "") ?? NOBODY
}

/** Who pays, and where the shopper lands afterwards: read from cart or order, guests included, never from the storefront's `data`. */
export type Payer = {
  name: string
  email: string | null
  phone: string | null
  landing: { country_code: string | null; locale: "tr" | "en" }
}

const languageOf = (locale: string | null | undefined): "tr" | "en" | null => {
  const language = locale?.slice(0, 2).toLowerCase()
  return language === "tr" || language === "en" ? language : null
}

/** Reads who pays from the purchase's cart, else its order; what is missing there stays null. */
export const readPayer = async (ctx: Context, purchase: Purchase): Promise<Payer> => {
  const source = purchase.cart
    ? { entity: "cart", id: purchase.cart.id }
    : purchase.order && { entity: "order", id: purchase.order.id }
  const [row] = source ? await graph(ctx, source.entity, FIELDS, { id: source.id }) : []
  const found = whose.parse(row ?? {})
  const country = found.shipping_address?.country_code ?? found.billing_address?.country_code
  return {
    name: nameOf(found),
    email: found.email ?? null,
    phone: found.billing_address?.phone ?? found.shipping_address?.phone ?? null,
    landing: {
      country_code: country ?? found.region?.countries?.[0]?.iso_2 ?? null,
      locale: languageOf(found.locale) ?? ctx.options.locale,
    },
  }
}
