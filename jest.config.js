const bench = process.env.TEST_TYPE === "bench"
const integration = bench || process.env.TEST_TYPE === "integration"

const files = () => {
  if (bench) return ["<rootDir>/bench/*.bench.ts"]
  return integration ? ["<rootDir>/integration-tests/**/*.spec.ts"] : ["<rootDir>/**/unit-tests/*.spec.ts"]
}

module.exports = {
  transform: {
    "^.+\\.[jt]sx?$": [
      "@swc/jest",
      { jsc: { parser: { syntax: "typescript", tsx: true, decorators: true }, target: "es2021" } },
    ],
  },
  transformIgnorePatterns: ["/node_modules/", "/\\.medusa/server/"],
  testEnvironment: "node",
  testTimeout: 120_000,
  modulePathIgnorePatterns: ["<rootDir>/\\.cache/"],
  testMatch: files(),
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/\\.medusa/", "<rootDir>/\\.cache/"],
  ...(integration && {
    setupFiles: ["./integration-tests/setup.js"],
    testSequencer: "./integration-tests/longest-first.js",
    globalSetup: "./integration-tests/global-setup.mjs",
    globalTeardown: "./integration-tests/global-teardown.mjs",
  }),
}
