export { createOrderPayLinkWorkflow } from "./create-order-paylink"
