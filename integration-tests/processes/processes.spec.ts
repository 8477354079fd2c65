import { cluster } from "./cluster"
import { environment } from "./environment"
import { type Ground, makeGround } from "./ground"
import { settings } from "./settings"
import { sigkill } from "./sigkill"

jest.setTimeout(120_000)

let ground: Ground

beforeAll(async () => {
  ground = await makeGround()
})
afterAll(() => ground?.close())

describe("a server that is killed at any instant: another one settles what it left, once", () => {
  sigkill(() => ground)
})

cluster(() => ground)

describe("options that change between two starts", () => {
  environment(() => ground)
})

describe("settings in the admin, over two servers", () => {
  settings(() => ground)
})
