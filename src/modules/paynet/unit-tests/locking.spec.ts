import { isLockingInMemory } from "../locking"

const own = "@medusajs/medusa/locking"
const postgres = { resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres" }
const redis = { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", options: { redisUrl: "redis://x" } }

describe("locking in the memory of one process is known by the config", () => {
  it.each([
    ["nothing is said of it", {}],
    ["Medusa's module without options", { locking: { resolve: own } }],
    ["no providers", { locking: { resolve: own, options: { providers: [] } } }],
    ["options alone", { locking: { options: {} } }],
    ["two providers, none the default", { locking: { resolve: own, options: { providers: [postgres, redis] } } }],
    ["the package by its own name", { locking: { resolve: "@medusajs/locking" } }],
  ])("in memory: %s", (_what, modules) => {
    expect(isLockingInMemory(modules)).toBe(true)
  })

  it.each([
    ["one provider, which is then the default", { locking: { resolve: own, options: { providers: [postgres] } } }],
    [
      "one of two is the default",
      { locking: { resolve: own, options: { providers: [postgres, { ...redis, is_default: true }] } } },
    ],
    ["a module of the store's own", { locking: { resolve: "./src/modules/locking" } }],
    ["no locking at all", { locking: { disable: true } }],
    ["a config that cannot be read", undefined],
  ])("not in memory, or not ours to say: %s", (_what, modules) => {
    expect(isLockingInMemory(modules)).toBe(false)
  })
})
