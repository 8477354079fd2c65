import { model } from "@medusajs/framework/utils"

/** One row per named setting: the installation's id, and what an admin saved. */
export const PaynetSetting = model.define("paynet_setting", {
  id: model.text().primaryKey(),
  value: model.json(),
})
