import { runHistories } from "./run"

runHistories("order-first", 4)
