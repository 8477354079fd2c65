import { onStage } from "../helpers/stage"
import { books } from "./sweep/books"
import { doubts } from "./sweep/doubts"
import { everyPayment } from "./sweep/every-payment"

onStage((stage) => {
  everyPayment(stage)
  books(stage)
  doubts(stage)
})
