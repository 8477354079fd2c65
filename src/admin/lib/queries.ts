import { keepPreviousData, useQuery } from "@tanstack/react-query"
import {
  type AdminInstallationAnswer,
  type AdminPayLinkAnswer,
  type AdminPayLinkRow,
  type AdminPayLinksAnswer,
  type AdminPayLinksQuery,
  type AdminSettingsAnswer,
  type AdminSetupAnswer,
  type AdminTransactionAnswer,
  type AdminTransactionsAnswer,
  type AdminTransactionsQuery,
  PAYNET_OPEN_LINK_STATUSES,
  type PaynetLinkStatus,
} from "../../types"
import { ask } from "./ask"

/** Everything of ours in the admin's cache begins with this word. */
export const OURS = "paynet"

/** Medusa's own word for orders in the admin's cache: a payment changes what their pages show. */
export const ORDERS = "orders"

/** While something may still change by itself, a page asks again after so many ms. */
const AGAIN_MS = 10_000
const MOVING_LINKS: readonly PaynetLinkStatus[] = PAYNET_OPEN_LINK_STATUSES
const MOVING_REFUNDS = ["due", "asked", "unknown", "requested"]

const isMoving = ({ status, transactions }: AdminPayLinkRow): boolean =>
  MOVING_LINKS.includes(status) ||
  transactions.some(
    ({ place, refunds }) => place === "seen" || refunds.some((refund) => MOVING_REFUNDS.includes(refund.status)),
  )

export const useSettings = () =>
  useQuery({
    queryKey: [OURS, "settings"],
    queryFn: () => ask<AdminSettingsAnswer>("/admin/paynet/settings"),
    select: ({ settings }) => settings,
  })

export const useSetup = () =>
  useQuery({
    queryKey: [OURS, "setup"],
    queryFn: () => ask<AdminSetupAnswer>("/admin/paynet/setup"),
    select: ({ setup }) => setup,
  })

export const useInstallation = () =>
  useQuery({
    queryKey: [OURS, "installation"],
    queryFn: () => ask<AdminInstallationAnswer>("/admin/paynet/installation"),
    select: ({ installation }) => installation,
  })

export const usePayLinks = (query: AdminPayLinksQuery, enabled = true) =>
  useQuery({
    queryKey: [OURS, "paylinks", query],
    queryFn: () => ask<AdminPayLinksAnswer>("/admin/paynet/paylinks", { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    enabled,
  })

export const useTransactions = (query: AdminTransactionsQuery, enabled = true) =>
  useQuery({
    queryKey: [OURS, "transactions", query],
    queryFn: () => ask<AdminTransactionsAnswer>("/admin/paynet/transactions", { query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    enabled,
  })

/**
 * The links of one order; asked again while one of them may be paid.
 * @param stamp changes whenever Medusa's own books of the order do, as by a refund in its drawer
 */
export const useOrderLinks = (orderId: string, stamp: string) =>
  useQuery({
    queryKey: [OURS, "paylinks", { order_id: orderId }, stamp],
    queryFn: () => ask<AdminPayLinksAnswer>("/admin/paynet/paylinks", { query: { order_id: orderId, limit: 100 } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.paylinks.some(isMoving) ? AGAIN_MS : false),
  })

export const usePayLink = (id: string | null) =>
  useQuery({
    queryKey: [OURS, "paylink", id],
    queryFn: () => ask<AdminPayLinkAnswer>(`/admin/paynet/paylinks/${id}`),
    select: ({ paylink }) => paylink,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.paylink) ? AGAIN_MS : false),
    enabled: id !== null,
  })

export const useTransaction = (id: string | null) =>
  useQuery({
    queryKey: [OURS, "transaction", id],
    queryFn: () => ask<AdminTransactionAnswer>(`/admin/paynet/transactions/${id}`),
    select: ({ transaction }) => transaction,
    staleTime: 0,
    enabled: id !== null,
  })
