import { MedusaError } from "@medusajs/framework/utils"

/** What a storefront is told when no link can be made: neutral, and the cart stays usable. The log says more. */
export const noPageNow = () =>
  new MedusaError(
    MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
    "The payment page could not be opened just now. Nothing was charged; please try again in a moment.",
  )

/** Neutral too, for shoppers meet it; the log and the settings page say which option is at fault. */
export const settingsUnusable = () =>
  new MedusaError(
    MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
    "Paynet's settings cannot be used at the moment. Nothing was charged.",
  )

export const notOurs = (sessionId: string) =>
  new MedusaError(MedusaError.Types.NOT_FOUND, `Payment session ${sessionId} was not found`)

export const refuse = (message: string) => new MedusaError(MedusaError.Types.INVALID_DATA, message)

export const notAllowed = (message: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)

export const notFound = (what: string) => new MedusaError(MedusaError.Types.NOT_FOUND, `${what} was not found`)
