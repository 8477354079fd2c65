import { runHistories } from "./run"

runHistories("refunds", 6)
