import type {
  ChargeFaults,
  CheckFaults,
  ClockFaults,
  ConfirmationFaults,
  CreateFaults,
  Faults,
  LinkFaults,
  ListFaults,
  RedirectFaults,
  ReversalFaults,
} from "./faults"
import {
  anyFields,
  count,
  fieldsByName,
  flag,
  isKeyOf,
  merge,
  oneOf,
  percent,
  type Rules,
  texts,
  timeOrNull,
  whole,
} from "./rules"
import { mergeServiceFaults } from "./service-fault"

const CLOCK: Rules<ClockFaults> = { offsetMs: whole, fixed: timeOrNull }
const CONFIRMATION: Rules<ConfirmationFaults> = {
  mode: oneOf("send", "drop", "hold"),
  delayMs: count,
  repeat: count,
  onDecline: flag,
  overrides: anyFields,
  as: oneOf("json", "form", "broken"),
}
const CREATE: Rules<CreateFaults> = {
  missingId: flag,
  httpUrl: flag,
  code100: flag,
  duplicateReference: oneOf("code5", "second-link", "old-success"),
}
const LINKS: Rules<LinkFaults> = {
  defaultHours: count,
  multiPaymentWhenAbsent: flag,
  paidStatus: count,
  expiredStatus: count,
  showStatus: flag,
  showUrl: flag,
  inThreeDSecure: oneOf("finish", "refuse"),
  updatePaid: oneOf("accept", "code6"),
}
const CHECK: Rules<CheckFaults> = {
  noDataFor: count,
  noDataStyle: oneOf("code12", "empty", "http404"),
  dataKey: oneOf("Data", "data", "root"),
  numberFormat: oneOf("number", "dot", "comma", "tr-thousands"),
  boolStyle: oneOf<CheckFaults["boolStyle"]>(true, "true", "True", 1, "1"),
  currencyStyle: oneOf("TRY", "TL"),
  showDeclined: flag,
  showReversals: flag,
  showReversedFlag: flag,
  order: oneOf("oldest-first", "newest-first"),
  referenceName: oneOf("documented", "agent_reference", "reference_no", "referance_no", "xact_agent_reference"),
  netName: oneOf("net_amount", "netAmount"),
  instalmentName: oneOf("instalment", "installment"),
  commissionName: oneOf("comission", "commission"),
  cardName: oneOf("card_no", "card_number"),
  overrides: fieldsByName,
}
const LISTS: Rules<ListFaults> = {
  maxLimit: count,
  endDay: oneOf("inclusive", "exclusive"),
  order: oneOf("oldest-first", "newest-first"),
  omit: texts,
  showReversals: flag,
  hasMore: oneOf("told", "false", "absent", "silent"),
}
const REDIRECT: Rules<RedirectFaults> = {
  join: oneOf("query", "second-question-mark", "amp"),
  method: oneOf("GET", "POST"),
}
const REVERSALS: Rules<ReversalFaults> = {
  mode: oneOf("approve", "decline", "hold"),
  delayMs: count,
  sameDayPartial: oneOf("error", "full"),
  listPending: flag,
  listDeclined: flag,
  listColumns: oneOf("all", "documented"),
  listAmount: oneOf("lira", "minor"),
  listXactId: oneOf("reversal", "sale"),
  partialMarksReversed: flag,
}
const CHARGE: Rules<ChargeFaults> = { commissionPercent: percent, instalmentPercent: percent, instalmentsOnTop: flag }

/** Lays an outside patch over the current faults, or throws a sentence and changes nothing. */
export function mergeFaults(current: Faults, patch: unknown): Faults {
  const groups = anyFields(patch, "the patch")
  for (const group of Object.keys(groups)) {
    if (!isKeyOf(current, group)) throw new Error(`${group} is not a group of the simulator's switches`)
  }
  return {
    clock: merge(current.clock, CLOCK, groups.clock, "clock"),
    confirmation: merge(current.confirmation, CONFIRMATION, groups.confirmation, "confirmation"),
    services: mergeServiceFaults(current.services, groups.services),
    create: merge(current.create, CREATE, groups.create, "create"),
    links: merge(current.links, LINKS, groups.links, "links"),
    check: merge(current.check, CHECK, groups.check, "check"),
    lists: merge(current.lists, LISTS, groups.lists, "lists"),
    redirect: merge(current.redirect, REDIRECT, groups.redirect, "redirect"),
    reversals: merge(current.reversals, REVERSALS, groups.reversals, "reversals"),
    charge: merge(current.charge, CHARGE, groups.charge, "charge"),
  }
}
