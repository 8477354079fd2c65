import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isLockingInMemory, LOCKING_REMEDY } from "../locking"
import { parseOptions } from "../options"
import { checkProviderEntries } from "../provider-entries"
import { isPrivateHost } from "../urls"

/** `db:migrate` boots the whole app in a child of its own, and must work before anything is configured. */
const isDatabaseCommand = (): boolean => process.argv.some((word) => /^db:/.test(word))

/** Runs at boot: a store that is wired wrongly does not start, and the sentence says what to add. */
const checkWiring = async ({ container, options }: LoaderOptions): Promise<void> => {
  if (isDatabaseCommand()) return
  const parsed = parseOptions(options)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const config = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const warning = checkProviderEntries(config.modules)
  if (warning) logger.warn(warning)
  if (!parsed.confirmable) {
    logger.warn(
      "[paynet] backendUrl is not reachable from outside: links are made without confirmation_url; the shopper's return and the job find payments",
    )
  }
  if (process.env.NODE_ENV === "production" && isLockingInMemory(config.modules)) {
    logger.warn(`[paynet] ${LOCKING_REMEDY}`)
  }
  if (parsed.environment === "test" && !isPrivateHost(parsed.backendUrl)) {
    logger.info("[paynet] environment is test: no real money moves")
  }
}

export default checkWiring
