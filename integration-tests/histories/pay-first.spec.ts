import { runHistories } from "./run"

runHistories("pay-first", 10)
