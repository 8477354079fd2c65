import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"
import { Page } from "../../components/page"
import { PaymentsTable } from "../../payments/table"
import { Waiting } from "../../payments/waiting"

const PaymentsPage = () => <Page zone="paynet.list" main={{ waiting: <Waiting />, payments: <PaymentsTable /> }} />

export const config = defineRouteConfig({ label: "nav", translationNs: "paynet", icon: CreditCard })

export const handle = { breadcrumb: () => "Paynet" }

export default PaymentsPage
