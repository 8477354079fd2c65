import { onStage } from "../helpers/stage"
import { accepted } from "./refunds-followed/accepted"
import { due } from "./refunds-followed/due"
import { panel } from "./refunds-followed/panel"
import { severalPayments } from "./refunds-followed/several-payments"

onStage((stage) => {
  accepted(stage)
  due(stage)
  panel(stage)
  severalPayments(stage)
})
