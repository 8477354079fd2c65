import { actions } from "./en/actions"
import { bank, common, problem } from "./en/common"
import { detail } from "./en/detail"
import { order, region } from "./en/order"
import { payments } from "./en/payments"
import { settings } from "./en/settings"
import { installation, setup } from "./en/setup"
import { timeline } from "./en/timeline"
import { words } from "./en/words"

export const en = {
  /** In the sidebar. */
  nav: "Paynet",
  ...words,
  actions,
  bank,
  common,
  detail,
  installation,
  order,
  payments,
  problem,
  region,
  settings,
  setup,
  timeline,
}
