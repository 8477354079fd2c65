export { merchantText } from "./merchant"
export { optionFaultInTurkish } from "./option-faults"
export { REFUSALS, refusalInTurkish } from "./refusals"
export { shopperText } from "./shopper"
