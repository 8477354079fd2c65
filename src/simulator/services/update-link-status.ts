import { CODE, done, noData, refused } from "../answer"
import { BadField } from "../fields"
import { linkState } from "../world"
import { findLink } from "./find-link"
import type { Service } from "./service"

const OBJECT = "mail_order_status_update"
const AWAITING = 0
const PASSIVE = 3

/** `mailorder/status_update` */
export const updateLinkStatus: Service = (world, fields) => {
  if (fields.status !== AWAITING && fields.status !== PASSIVE) {
    throw new BadField("status must be the number 0 (awaiting payment) or 3 (passive)")
  }
  const link = findLink(world, fields)
  if (!link) return noData(world, OBJECT)
  if (linkState(world, link) === "paid" && world.faults.current.links.updatePaid === "code6") {
    return refused(OBJECT, CODE.noProcess, "Ödenmiş link güncellenemez")
  }
  link.passive = fields.status === PASSIVE
  return done(OBJECT)
}
