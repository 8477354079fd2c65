/** The services spoken here, each at `POST /v1/<name>`. */
export const SERVICES = [
  "mailorder/create",
  "mailorder/detail",
  "mailorder/list",
  "mailorder/status_update",
  "transaction/check",
  "transaction/detail",
  "transaction/list",
  "transaction/reversed_request",
  "transaction/reversal_list",
] as const

export type ServiceName = (typeof SERVICES)[number]

export function isService(name: string): name is ServiceName {
  return SERVICES.some((service) => service === name)
}
