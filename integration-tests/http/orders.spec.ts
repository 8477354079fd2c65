import { onStage } from "../helpers/stage"
import { edited } from "./orders/edited"
import { links } from "./orders/links"
import { neverPaid } from "./orders/never-paid"
import { overtaken } from "./orders/overtaken"
import { payByLink } from "./orders/pay-by-link"
import { placedFirst } from "./orders/placed-first"
import { races } from "./orders/races"

onStage(
  (stage) => {
    payByLink(stage)
    edited(stage)
    placedFirst(stage)
    links(stage)
    races(stage)
    overtaken(stage)
    neverPaid(stage)
  },
  { flow: "order_first" },
)
