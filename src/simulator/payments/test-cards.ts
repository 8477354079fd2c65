export interface TestCard {
  number: string
  expiry: string
  cvv: string
  /** The 3-D Secure password. */
  password: string
}

/** Paynet's documented test cards. No card that always declines is documented. */
export const TEST_CARDS: readonly [TestCard, ...TestCard[]] = [
  { number: "4355084355084358", expiry: "12/26", cvv: "000", password: "a" },
  { number: "5571135571135575", expiry: "12/26", cvv: "000", password: "a" },
  { number: "4546711234567890", expiry: "12/26", cvv: "000", password: "a" },
  { number: "4090700090840050", expiry: "01/30", cvv: "592", password: "123" },
]
