export type { PayByLinkInput } from "../payments/pay-by-link"
export { createOrderPayLinkWorkflow } from "./create-order-paylink"
