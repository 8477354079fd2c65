import type { en as shape } from "./en"
import { actions } from "./tr/actions"
import { bank, common, problem } from "./tr/common"
import { detail } from "./tr/detail"
import { order, region } from "./tr/order"
import { payments } from "./tr/payments"
import { settings } from "./tr/settings"
import { installation, setup } from "./tr/setup"
import { timeline } from "./tr/timeline"
import { words } from "./tr/words"

export const tr: typeof shape = {
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
