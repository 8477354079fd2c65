import { checkTransaction } from "./check-transaction"
import { createLink } from "./create-link"
import { linkDetail } from "./link-detail"
import { linkList } from "./link-list"
import type { ServiceName } from "./names"
import { requestReversal } from "./request-reversal"
import { reversalList } from "./reversal-list"
import type { Service } from "./service"
import { transactionDetail } from "./transaction-detail"
import { transactionList } from "./transaction-list"
import { updateLinkStatus } from "./update-link-status"

export const HANDLERS: Record<ServiceName, Service> = {
  "mailorder/create": createLink,
  "mailorder/detail": linkDetail,
  "mailorder/list": linkList,
  "mailorder/status_update": updateLinkStatus,
  "transaction/check": checkTransaction,
  "transaction/detail": transactionDetail,
  "transaction/list": transactionList,
  "transaction/reversed_request": requestReversal,
  "transaction/reversal_list": reversalList,
}
