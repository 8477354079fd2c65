import { runHistories } from "./run"

runHistories("order_first", 6)
