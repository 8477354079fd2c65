export { shopperText } from "./shopper"
