import { done } from "../answer"
import { linkRow } from "./link-row"
import { readDays, readPage } from "./paging"
import type { Service } from "./service"

/** `mailorder/list`, by the day a link was made */
export const linkList: Service = (world, fields) => {
  const within = readDays(world, fields)
  const links = world.books.links.filter((link) => within(link.createdAt))
  const { page, facts } = readPage(world, fields, links)
  const Data = page.map((link) => linkRow(world, link))
  return done("mail_order_list", { ...facts, Data })
}
