import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import checkPlugin from "./loaders/check-plugin"
import { PaynetProviderService } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [PaynetProviderService], loaders: [checkPlugin] })
