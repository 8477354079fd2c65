import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Alert } from "@medusajs/ui"
import { PAYNET_PROVIDER_ID } from "../../types"
import { useText } from "../lib/use-text"

type Region = { currency_code: string; payment_providers?: { id: string }[] | null }

/** Paynet in a region whose currency it does not take: said where it can be put right. */
const RegionCurrency = ({ data: region }: { data: Region }) => {
  const text = useText()
  const isOn = region.payment_providers?.some(({ id }) => id === PAYNET_PROVIDER_ID)
  if (!isOn || region.currency_code === "try") return null
  return (
    <Alert variant="error">
      <span className="font-medium">{text("region.title")}.</span>{" "}
      {text("region.text", { currency: region.currency_code.toUpperCase() })}
    </Alert>
  )
}

export const config = defineWidgetConfig({ zone: "region.details.before", id: "paynet-region-currency" })

export default RegionCurrency
