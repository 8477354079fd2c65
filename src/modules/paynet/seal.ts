import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import type { PaynetKeyFault } from "../../types"

const CIPHER = "aes-256-gcm"
const NONCE_BYTES = 12
const TAG_BYTES = 16

type Environment = "test" | "live"

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** A secret key as the ledger keeps it. `sealed_with` tells which `encryptionKey` opens it, and nothing about that key. */
export const sealedKey = z.object({
  version: z.literal(1),
  sealed_with: z.string(),
  nonce: base64,
  tag: base64,
  text: base64,
})
export type SealedKey = z.output<typeof sealedKey>

/** Bound into the seal: a test key that is moved to the live key's place does not open there. */
const boundTo = (environment: Environment): Buffer => Buffer.from(`medusa-payment-paynet:secretKey:1:${environment}`)

const fingerprintOf = (encryptionKey: string): string =>
  createHmac("sha256", Buffer.from(encryptionKey, "base64")).update("medusa-payment-paynet").digest("hex").slice(0, 16)

/** Seals a secret key with `encryptionKey` (32 bytes in base64). Two seals of one key never look alike. */
export const seal = (secretKey: string, environment: Environment, encryptionKey: string): SealedKey => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, Buffer.from(encryptionKey, "base64"), nonce)
  cipher.setAAD(boundTo(environment))
  const text = Buffer.concat([cipher.update(secretKey, "utf8"), cipher.final()])
  return {
    version: 1,
    sealed_with: fingerprintOf(encryptionKey),
    nonce: nonce.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
    text: text.toString("base64"),
  }
}

/** Opens what `seal` made, or says in one word why it cannot be opened. */
export const openSeal = (
  sealed: SealedKey,
  environment: Environment,
  encryptionKey: string | undefined,
): { secretKey: string; fault: null } | { secretKey: null; fault: PaynetKeyFault } => {
  if (!encryptionKey) return { secretKey: null, fault: "encryption_key_missing" }
  if (sealed.sealed_with !== fingerprintOf(encryptionKey)) return { secretKey: null, fault: "encryption_key_changed" }
  try {
    const nonce = Buffer.from(sealed.nonce, "base64")
    const decipher = createDecipheriv(CIPHER, Buffer.from(encryptionKey, "base64"), nonce, { authTagLength: TAG_BYTES })
    decipher.setAAD(boundTo(environment))
    decipher.setAuthTag(Buffer.from(sealed.tag, "base64"))
    const text = Buffer.concat([decipher.update(Buffer.from(sealed.text, "base64")), decipher.final()])
    return { secretKey: text.toString("utf8"), fault: null }
  } catch {
    return { secretKey: null, fault: "key_unreadable" }
  }
}
