import { done, noData } from "../answer"
import { findLink } from "./find-link"
import { linkRow } from "./link-row"
import type { Service } from "./service"

const OBJECT = "mail_order_detail"

/** `mailorder/detail` */
export const linkDetail: Service = (world, fields) => {
  const link = findLink(world, fields)
  return link ? done(OBJECT, linkRow(world, link)) : noData(world, OBJECT)
}
