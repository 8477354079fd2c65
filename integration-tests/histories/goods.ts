import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"
import type { Stage } from "../helpers/stage"
import type { Goods } from "./cast"

/** Goods of a lane's own, so that stock taken in one history is not missed in another. */
export const makeGoods = async ({ container, seed, sql }: Stage, lanes: number): Promise<Goods[]> => {
  const titles = Array.from({ length: lanes }, (_, lane) => `lane-${lane}`)
  const [channel] = await sql("select id from sales_channel where name = 'Web'")
  await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: "Scarce goods",
          status: "published",
          options: [{ title: "Lane", values: titles }],
          sales_channels: [{ id: String(channel?.id) }],
          variants: titles.map((title) => ({
            title,
            sku: title,
            manage_inventory: true,
            options: { Lane: title },
            prices: [{ amount: 80, currency_code: "try" }],
          })),
        },
      ],
    },
  })
  const rows = await sql(
    `select v.id as variant, l.inventory_item_id as item from product_variant v
       join product_variant_inventory_item l on l.variant_id = v.id where v.sku like 'lane-%' order by v.sku`,
  )
  await sql("update inventory_item set requires_shipping = false")
  const { location } = seed.stock
  const goods = rows.map((row) => ({ variant: String(row.variant), item: String(row.item), location }))
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: goods.map(({ item }) => ({
        inventory_item_id: item,
        location_id: location,
        stocked_quantity: 1000,
      })),
    },
  })
  return goods
}
