import { onStage } from "../helpers/stage"
import { bodies } from "./hostile/bodies"
import { stockHook } from "./hostile/stock-hook"
import { strangers } from "./hostile/strangers"

onStage((stage) => {
  strangers(stage)
  bodies(stage)
  stockHook(stage)
})
