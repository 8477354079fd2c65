export { merchantText } from "./merchant"
export { shopperText } from "./shopper"
