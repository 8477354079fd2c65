import type { LoaderOptions } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { parseOptions } from "../options"
import { checkProviderEntries } from "../provider-entries"
import { isPrivateHost } from "../urls"

/** Runs at boot: a store that is wired wrongly does not start, and the sentence says what to add. */
const checkWiring = async ({ container, options }: LoaderOptions): Promise<void> => {
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
  if (parsed.environment === "test" && !isPrivateHost(parsed.backendUrl)) {
    logger.info("[paynet] environment is test: no real money moves")
  }
}

export default checkWiring
