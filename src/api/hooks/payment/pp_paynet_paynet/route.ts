export { POST } from "../paynet_paynet/route"
