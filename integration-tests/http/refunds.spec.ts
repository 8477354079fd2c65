import { onStage } from "../helpers/stage"
import { asked } from "./refunds/asked"
import { canceled } from "./refunds/canceled"
import { changedOrders } from "./refunds/changed-orders"
import { undocumented } from "./refunds/undocumented"

onStage((stage) => {
  undocumented(stage)
  changedOrders(stage)
  asked(stage)
  canceled(stage)
})
