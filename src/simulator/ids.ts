import { randomBytes, randomUUID } from "node:crypto"

export const newLinkId = (): string => randomUUID()
export const newXactId = (): string => `xk_${randomBytes(16).toString("hex")}`
export const newDigits = (count: number): string =>
  (BigInt(`0x${randomBytes(16).toString("hex")}`) % 10n ** BigInt(count)).toString().padStart(count, "0")
