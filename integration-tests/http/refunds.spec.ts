import { lira, until } from "../helpers/scene"
import { paidOrder } from "../helpers/refunds"
import { onStage } from "../helpers/stage"

const YESTERDAY = { daysAgo: 1 }

onStage((stage) => {
  const { control } = { get control() { return stage.simulator.control } }
  const faulty = (service: string, fault: object) => stage.simulator.control.set({ services: { [service]: fault } })
  const mode = (how: "approve" | "decline" | "hold") => stage.simulator.control.set({ reversals: { mode: how } })
})
