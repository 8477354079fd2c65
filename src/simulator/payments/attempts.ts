import { randomUUID } from "node:crypto"
import type { Link } from "../books"
import type { TestCard } from "./test-cards"

/** A shopper who stands in 3-D Secure. */
export interface Attempt {
  id: string
  link: Link
  card: TestCard
  instalment: number
  /** The shopper chose that the bank declines. */
  declines: boolean
}

/** Each attempt is taken once: a second click in 3-D Secure charges nothing. */
export class Attempts {
  private readonly open = new Map<string, Attempt>()

  begin(attempt: Omit<Attempt, "id">): Attempt {
    const begun = { ...attempt, id: randomUUID() }
    this.open.set(begun.id, begun)
    return begun
  }

  find(id: string, link: Link): Attempt | undefined {
    const attempt = this.open.get(id)
    return attempt?.link === link ? attempt : undefined
  }

  take(id: string, link: Link): Attempt | undefined {
    const attempt = this.find(id, link)
    this.open.delete(id)
    return attempt
  }
}
