import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, ProductStatus } from "@medusajs/framework/utils"
import { createInventoryLevelsWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"

type Goods = { handle: string; tr: [string, string]; en: [string, string]; price: number; colours: [string, string][] }

const GOODS: Goods[] = [
  {
    handle: "kupa",
    tr: ["Seramik kupa", "Elde biçimlendirilmiş, 300 ml."],
    en: ["Ceramic mug", "Shaped by hand, 300 ml."],
    price: 349.9,
    colours: [
      ["Mavi", "Blue"],
      ["Kum", "Sand"],
    ],
  },
  {
    handle: "canta",
    tr: ["Bez çanta", "Kalın pamuk, uzun sap."],
    en: ["Tote bag", "Heavy cotton, long handles."],
    price: 199,
    colours: [["Doğal", "Natural"]],
  },
  {
    handle: "defter",
    tr: ["Defter A5", "Kareli, 96 yaprak."],
    en: ["Notebook A5", "Squared, 96 sheets."],
    price: 129.5,
    colours: [["Yeşil", "Green"]],
  },
  {
    handle: "kahve",
    tr: ["Türk kahvesi", "Taze öğütülmüş, 250 g."],
    en: ["Turkish coffee", "Freshly ground, 250 g."],
    price: 189.9,
    colours: [["Orta", "Medium"]],
  },
]
const IN_STOCK = 500

const variantOf = (goods: Goods, [tr, en]: [string, string], at: number) => ({
  title: tr,
  sku: `${goods.handle}-${at + 1}`.toUpperCase(),
  variant_rank: at,
  options: { Seçenek: tr },
  metadata: { title_en: en },
  prices: [{ amount: goods.price, currency_code: "try" }],
})

export const makeProducts = async (
  container: MedusaContainer,
  { channel, profile, location }: { channel: string; profile: string; location: string },
): Promise<void> => {
  await createProductsWorkflow(container).run({
    input: {
      products: GOODS.map((goods) => ({
        title: goods.tr[0],
        description: goods.tr[1],
        handle: goods.handle,
        metadata: { title_en: goods.en[0], description_en: goods.en[1] },
        status: ProductStatus.PUBLISHED,
        shipping_profile_id: profile,
        options: [{ title: "Seçenek", values: goods.colours.map(([tr]) => tr) }],
        sales_channels: [{ id: channel }],
        variants: goods.colours.map((colour, at) => variantOf(goods, colour, at)),
      })),
    },
  })
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "inventory_item", fields: ["id"] })
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: data.map(({ id }) => ({
        inventory_item_id: id,
        location_id: location,
        stocked_quantity: IN_STOCK,
      })),
    },
  })
}
