import { onStage } from "../helpers/stage"
import { booked } from "./purchase/booked"
import { fewLinks } from "./purchase/few-links"
import { oneOrder } from "./purchase/one-order"
import { paidOnce } from "./purchase/paid-once"

onStage((stage) => {
  oneOrder(stage)
  paidOnce(stage)
  fewLinks(stage)
  booked(stage)
})
