import { actions } from "./en/actions"
import { common } from "./en/common"
import { detail } from "./en/detail"
import { order, region } from "./en/order"
import { payments } from "./en/payments"
import { settings } from "./en/settings"
import { installation, setup } from "./en/setup"
import { timeline } from "./en/timeline"
import { words } from "./en/words"

export const en = {
  ...common,
  ...words,
  actions,
  detail,
  installation,
  order,
  payments,
  region,
  settings,
  setup,
  timeline,
}
