import type { Link } from "../books"
import { BadField, type Fields, readText } from "../fields"
import type { World } from "../world"

/** By `id`, else by `reference_no`; of several links with one reference the newest, since nothing better is known. */
export function findLink(world: World, fields: Fields): Link | undefined {
  const [id, reference] = [readText(fields, "id"), readText(fields, "reference_no")]
  if (!id && !reference) throw new BadField("id or reference_no is required")
  return id ? world.books.link(id) : world.books.linksOf(reference).pop()
}
