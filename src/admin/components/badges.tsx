import { StatusBadge } from "@medusajs/ui"
import type { AdminPayLink, AdminRefund, AdminTransaction } from "../../types"
import { useText } from "../lib/use-text"

type Colour = "green" | "red" | "blue" | "orange" | "grey" | "purple"

const LINK: Record<AdminPayLink["status"], Colour> = {
  creating: "grey",
  open: "blue",
  create_unknown: "orange",
  failed: "red",
  paid: "green",
  expired: "grey",
  disable_due: "orange",
  disabled: "grey",
}
const PLACE: Record<AdminTransaction["place"], Colour> = {
  seen: "blue",
  captured: "green",
  held: "orange",
  refunding: "purple",
  refunded: "grey",
  resolved: "grey",
}
const REFUND: Record<AdminRefund["status"], Colour> = {
  asked: "blue",
  requested: "blue",
  approved: "green",
  declined: "red",
  unknown: "orange",
  failed: "red",
  due: "orange",
  resolved: "grey",
}

export const LinkBadge = ({ status }: { status: AdminPayLink["status"] }) => (
  <StatusBadge color={LINK[status]} className="text-nowrap">
    {useText()(`linkStatus.${status}`)}
  </StatusBadge>
)

export const PlaceBadge = ({ place }: { place: AdminTransaction["place"] }) => (
  <StatusBadge color={PLACE[place]} className="text-nowrap">
    {useText()(`place.${place}`)}
  </StatusBadge>
)

export const RefundBadge = ({ status }: { status: AdminRefund["status"] }) => (
  <StatusBadge color={REFUND[status]} className="text-nowrap">
    {useText()(`refund.${status}`)}
  </StatusBadge>
)
