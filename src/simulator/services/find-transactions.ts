import type { Transaction } from "../books"
import { BadField, type Fields, readText } from "../fields"
import type { World } from "../world"

const KEYS = {
  id: (transaction: Transaction, value: string) => transaction.id === value,
  xact_id: (transaction: Transaction, value: string) => transaction.xactId === value,
  reference_no: (transaction: Transaction, value: string) => transaction.link.reference === value,
}

/** The attempts that every given key of `keys` names; at least one must be given. */
export function findTransactions(world: World, fields: Fields, keys: (keyof typeof KEYS)[]): Transaction[] {
  const asked = keys.map((key) => ({ matches: KEYS[key], value: readText(fields, key) })).filter(({ value }) => value)
  if (asked.length === 0) throw new BadField(`${keys.join(" or ")} is required`)
  const found = world.books.transactions.filter((transaction) =>
    asked.every(({ matches, value }) => matches(transaction, value)),
  )
  return world.faults.current.check.order === "newest-first" ? found.reverse() : found
}
