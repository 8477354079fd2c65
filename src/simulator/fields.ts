/** Readers of what came from outside. A wrong field throws `BadField`, which the API answers as a 400. */
export type Fields = Record<string, unknown>

export class BadField extends Error {}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** An absent, null or empty field reads as "". */
export function readText(fields: Fields, name: string, maxLength = 4_000): string {
  const value = fields[name] ?? ""
  if (typeof value !== "string") throw new BadField(`${name} must be text`)
  if (value.length > maxLength) throw new BadField(`${name} is longer than ${maxLength} characters`)
  return value
}

export function readRequiredText(fields: Fields, name: string): string {
  const value = readText(fields, name).trim()
  if (!value) throw new BadField(`${name} is required`)
  return value
}

export function readFlag(fields: Fields, name: string, whenAbsent: boolean): boolean {
  const value = fields[name] ?? whenAbsent
  if (typeof value !== "boolean") throw new BadField(`${name} must be true or false`)
  return value
}

export function readCount(fields: Fields, name: string, whenAbsent: number): number {
  const value = fields[name] ?? whenAbsent
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new BadField(`${name} must be a whole number`)
  }
  return value
}

/** "" or an absolute http(s) url. */
export function readUrl(fields: Fields, name: string): string {
  const value = readText(fields, name)
  if (!value) return ""
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) throw new BadField(`${name} must be an http(s) url`)
  return value
}
