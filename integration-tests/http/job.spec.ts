import { onStage } from "../helpers/stage"
import { copiedDatabase } from "./job/copied-database"
import { events } from "./job/events"
import { expiry } from "./job/expiry"
import { heldMoney } from "./job/held-money"
import { oddServers } from "./job/odd-servers"
import { queue } from "./job/queue"

onStage((stage) => {
  expiry(stage)
  heldMoney(stage)
  copiedDatabase(stage)
  queue(stage)
  oddServers(stage)
  events(stage)
})
