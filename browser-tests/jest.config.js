module.exports = {
  rootDir: "..",
  roots: ["<rootDir>/browser-tests"],
  transform: {
    "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }],
  },
  testEnvironment: "node",
  testTimeout: 120_000,
  testMatch: ["<rootDir>/browser-tests/*.spec.ts"],
}
