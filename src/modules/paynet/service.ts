import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService } from "@medusajs/framework/utils"
import { createLedger, type Ledger } from "./ledger"
import { PaynetEntry, PaynetPaylink, PaynetRefund, PaynetSetting, PaynetTransaction } from "./models"
import { givenOptions } from "./options"
import { type EffectiveCheck, effectiveOptions, readSaved } from "./saved-options"

type Cradle = { __pg_connection__: Knex }

/** The plugin's module: its options and its ledger. It holds no rules; those live in `payments/`. */
export class PaynetModuleService extends MedusaService({
  PaynetPaylink,
  PaynetTransaction,
  PaynetRefund,
  PaynetEntry,
  PaynetSetting,
}) {
  readonly #given: Record<string, unknown>
  readonly #db: Knex
  #ledger: Ledger | undefined
  #stopping = false

  /** Medusa calls this when it begins to shut down. */
  readonly __hooks = {
    onApplicationPrepareShutdown: async (): Promise<void> => {
      this.#stopping = true
    },
  }

  constructor(cradle: Cradle, options: unknown) {
    super(cradle, options)
    this.#given = givenOptions(options)
    this.#db = cradle.__pg_connection__
  }

  /** What the config file says, as it stands: checked at boot. Holds keys: never to be logged or returned. */
  givenOptions(): Record<string, unknown> {
    return this.#given
  }

  /** What is in force at this moment: the config file and what an admin saved. Read anew with each call. */
  async readOptions(): Promise<EffectiveCheck> {
    return effectiveOptions(this.#given, readSaved(await this.ledger().settings.get("options")))
  }

  isStopping(): boolean {
    return this.#stopping
  }

  ledger(): Ledger {
    this.#ledger ??= createLedger(this.#db)
    return this.#ledger
  }
}
