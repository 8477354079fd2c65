import { Module } from "@medusajs/framework/utils"
import { PAYNET_MODULE } from "../../types"
import checkWiring from "./loaders/check-wiring"
import { PaynetModuleService } from "./service"

export default Module(PAYNET_MODULE, { service: PaynetModuleService, loaders: [checkWiring] })
