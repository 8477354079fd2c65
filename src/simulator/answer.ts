import type { Fields } from "./fields"
import type { World } from "./world"

export interface Answer {
  status: number
  body: Fields
}

/** Result codes of Paynet's table that the simulator answers with. */
export const CODE = {
  done: 0,
  unsuccessful: 1,
  duplicate: 5,
  noProcess: 6,
  unauthorized: 7,
  badRequest: 11,
  noData: 12,
  wrongType: 19,
  oldSuccess: 100,
} as const

export function done(objectName: string, fields: Fields = {}, code: number = CODE.done): Answer {
  return { status: 200, body: { object_name: objectName, code, message: "Başarılı İşlem", ...fields } }
}

/** A refusal as the services say it: HTTP 200, the reason is the code. */
export function refused(objectName: string, code: number, message: string): Answer {
  return { status: 200, body: { object_name: objectName, code, message } }
}

/** A refusal as the gate says it: the HTTP status counts, and `code` repeats it. */
export function rejected(status: number, type: string, message: string, resultCode: number): Answer {
  return { status, body: { type, message, code: status, result_code: resultCode } }
}

export function badRequest(message: string): Answer {
  return rejected(400, "invalid_request_error", message, CODE.badRequest)
}

export function noData(world: World, objectName: string): Answer {
  const { noDataStyle, dataKey } = world.faults.current.check
  if (noDataStyle === "http404") return rejected(404, "no_data_error", "Kayıt bulunamadı", CODE.noData)
  if (noDataStyle === "code12") return refused(objectName, CODE.noData, "Kayıt bulunamadı")
  return done(objectName, { [dataKey === "root" ? "Data" : dataKey]: [] })
}
