import path from "node:path"
import { WorkflowScheduler } from "@medusajs/framework/orchestration"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { PaynetEventData, PaynetPluginOptions } from "medusa-payment-paynet"
import { type Simulator, startSimulator } from "medusa-payment-paynet/simulator"
import supertest from "supertest"
import { freePort } from "./children"
import { type Seed, seed } from "./seed"

export const SECRET_KEY = "sck_integration_7f3a9d"

type Row = Record<string, unknown>

/** A real Medusa with the built plugin, a real Postgres, the simulator, and everything that a scene may ask of them. */
export type Stage = {
  url: string
  simulator: Simulator
  seed: Seed
  container: MedusaContainer
  store: ReturnType<typeof supertest.agent>
  http: ReturnType<typeof supertest>
  admin: ReturnType<typeof supertest.agent>
  /** Every event of ours that Medusa's bus carried since the test began. */
  events: { name: string; data: PaynetEventData }[]
  log: string[]
  sql(text: string, bindings?: unknown[] | Record<string, unknown>): Promise<Row[]>
  /** What the job does every minute. */
  runJob(): Promise<void>
  /** What the job does every five minutes. */
  runSweep(): Promise<void>
  /** Makes every statement that writes to a table of Medusa's wait until it is released: a fault made from outside. */
  holdTable(table: string): Promise<{ release(): Promise<void> }>
}

const EVENTS = [
  "paynet.payment.authorized",
  "paynet.payment.failed",
  "paynet.payment.held",
  "paynet.payment.reversed",
  "paynet.paylink.expired",
  "paynet.refund.requested",
  "paynet.refund.approved",
  "paynet.refund.declined",
  "paynet.refund.due",
]

const listen = (stage: Stage): void => {
  const bus = stage.container.resolve(Modules.EVENT_BUS)
  for (const name of EVENTS) {
    bus.subscribe(name, async ({ data }: { data: unknown }) => {
      stage.events.push({ name, data: data as PaynetEventData })
    })
  }
  const logger = stage.container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const level of ["info", "warn", "error"] as const) {
    const print = logger[level].bind(logger)
    logger[level] = (message: string, ...rest: []) => {
      stage.log.push(String(message))
      return print(message, ...rest)
    }
  }
}

/** Sets one stage up for a spec file. `options` go on top of a working configuration. */
export const onStage = (play: (stage: Stage) => void, options: Partial<PaynetPluginOptions> = {}): void => {
  // Filled in once Medusa runs; no test sees it before.
  const stage = { events: [] as Stage["events"], log: [] as string[] } as Partial<Stage> as Stage
  let port = 0

  beforeAll(async () => {
    port = await freePort()
    stage.simulator = await startSimulator({ secretKey: SECRET_KEY })
    process.env.PORT = String(port)
    process.env.PAYNET_TEST_OPTIONS = JSON.stringify({
      environment: "test",
      backendUrl: `http://127.0.0.1:${port}`,
      returnUrl:
        "http://localhost:8000/{country_code}/paynet?session={session_id}&status={status}&reason={reason}&cart={cart_id}&order={order_id}&no={display_id}&locale={locale}",
      secretKey: SECRET_KEY,
      apiUrl: stage.simulator.url,
      timeoutMs: 3000,
      ...options,
    } satisfies PaynetPluginOptions)
  })
  afterAll(() => stage.simulator.close())

  medusaIntegrationTestRunner({
    cwd: path.resolve(__dirname, "../app"),
    medusaConfigFile: path.resolve(__dirname, "../app"),
    testSuite: ({ getContainer, dbConnection }) => {
      beforeAll(async () => {
        // By Medusa's own clock the job or the sweep would come in between at any moment: a test says when they run.
        await new WorkflowScheduler().clear()
        stage.url = `http://127.0.0.1:${port}`
        stage.container = getContainer()
        stage.seed = await seed(stage.container)
        stage.http = supertest(stage.url)
        stage.store = supertest.agent(stage.url).set("x-publishable-api-key", stage.seed.key)
        const { body } = await stage.http.post("/auth/user/emailpass").send(stage.seed.admin).expect(200)
        stage.admin = supertest.agent(stage.url).set("authorization", `Bearer ${body.token}`)
        stage.sql = async (text, bindings = []) => (await dbConnection.raw(text, bindings)).rows
        stage.runJob = async () => {
          const job = require("../../.medusa/server/src/jobs/paynet-due")
          await job.default(stage.container)
        }
        stage.runSweep = async () => {
          const job = require("../../.medusa/server/src/jobs/paynet-sweep")
          await job.default(stage.container)
        }
        stage.holdTable = async (table) => {
          const lock = await dbConnection.transaction()
          await lock.raw(`lock table "${table}" in share mode`)
          return { release: () => lock.commit() }
        }
        listen(stage)
      })
      beforeEach(() => {
        stage.simulator.control.reset()
        stage.events.length = 0
        stage.log.length = 0
      })
      play(stage)
    },
  })
}
