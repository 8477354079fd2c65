import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaService } from "@medusajs/framework/utils"
import { createLedger, type Ledger } from "./ledger"
import { PaynetEntry, PaynetPaylink, PaynetRefund, PaynetSetting, PaynetTransaction } from "./models"
import { type PaynetOptions, parseOptions } from "./options"

type Cradle = { __pg_connection__: Knex }

/** The plugin's module: its options and its ledger. It holds no rules; those live in `payments/`. */
export class PaynetModuleService extends MedusaService({
  PaynetPaylink,
  PaynetTransaction,
  PaynetRefund,
  PaynetEntry,
  PaynetSetting,
}) {
  readonly #raw: unknown
  readonly #db: Knex
  #options: PaynetOptions | undefined
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
    this.#raw = options
    this.#db = cradle.__pg_connection__
  }

  /** The options in force. @throws Error that names the option at fault. */
  paynetOptions(): PaynetOptions {
    this.#options ??= parseOptions(this.#raw)
    return this.#options
  }

  isStopping(): boolean {
    return this.#stopping
  }

  ledger(): Ledger {
    this.#ledger ??= createLedger(this.#db)
    return this.#ledger
  }
}
