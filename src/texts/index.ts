export { merchantText } from "./merchant"
export { REFUSALS, refusalInTurkish } from "./refusals"
export { shopperText } from "./shopper"
