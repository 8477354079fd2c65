import { apiBaseOf } from "../modules/paynet/options"
import { environmentOf, keyOf, readSaved } from "../modules/paynet/saved-options"
import { isLoopback } from "../modules/paynet/urls"
import { createPaynetClient } from "../paynet/client"
import { PaynetError } from "../paynet/errors"
import type { AdminVerifyAnswer, PaynetVerifyFault } from "../types"
import type { App } from "./context"
import { refuse } from "./faults"
import { reasonOf } from "./log"

type Verified = AdminVerifyAnswer["verify"]
type Environment = "test" | "live"

/** A person waits for it. */
const PATIENCE_MS = 10_000

const faultOf = (error: PaynetError): PaynetVerifyFault => {
  if (error.kind === "configuration") return error.httpStatus === 403 ? "forbidden" : "wrong_key"
  if (error.kind === "unreachable") return error.timedOut ? "timeout" : "unreachable"
  return error.kind
}

/** Asks Paynet for the transactions of a reference that cannot exist: "nothing" is an answer that only a good key gets. */
const askForNothing = async (app: App, baseUrl: string, secretKey: string): Promise<PaynetError | null> => {
  const timeoutMs = Math.min(app.config.timeoutMs, PATIENCE_MS)
  try {
    const client = createPaynetClient({ baseUrl, secretKey, timeoutMs })
    await client.checkTransactions(`verify_${app.token().slice(0, 24)}`, { timeoutMs, retries: 0 })
    return null
  } catch (error) {
    if (error instanceof PaynetError) return error
    throw error
  }
}

/**
 * Tries a key against the host of its environment: the one given, or the one in force. Nothing is saved.
 * @throws MedusaError for a live key while `apiUrl` is this machine: it is not sent there
 */
export const verifyKey = async (app: App, wanted?: Environment, unsaved?: string): Promise<Verified> => {
  const stored = readSaved(await app.ledger.settings.get("options")) ?? { fields: {}, keys: {} }
  const given = app.settings.given()
  const environment = wanted ?? environmentOf(given, stored)
  const baseUrl = apiBaseOf(environment, app.config.apiUrl)
  if (environment === "live" && isLoopback(baseUrl)) {
    throw refuse("The option apiUrl is this machine, so a live key is not sent there.")
  }
  const answer = (fault: PaynetVerifyFault | null, error?: PaynetError | null): Verified => ({
    ok: fault === null,
    fault,
    environment,
    host: new URL(baseUrl).host,
    status: error?.httpStatus ?? null,
    caller_address: error?.callerAddress ?? null,
  })
  const inForce = keyOf(given, stored, environment)
  const secretKey = unsaved ?? inForce.secretKey
  if (secretKey === null) return answer(inForce.fault ?? "no_key")
  const error = await askForNothing(app, baseUrl, secretKey)
  if (error) app.log.warn("a key was tried and did not work", { environment, reason: reasonOf(error) })
  return answer(error ? faultOf(error) : null, error)
}
