import { runHistories } from "./run"

runHistories("pay_first", 12)
