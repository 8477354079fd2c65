import { isFields } from "../fields"
import { kurusFromLira } from "../kurus"

/** Turns one outside value into a typed one, or throws a sentence that names the field. */
export type Rule<T> = (value: unknown, name: string) => T
export type Rules<T> = { [Field in keyof T]: Rule<T[Field]> }

export const flag: Rule<boolean> = (value, name) => {
  if (typeof value !== "boolean") throw new Error(`${name} must be true or false`)
  return value
}

export const whole: Rule<number> = (value, name) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new Error(`${name} must be a whole number`)
  return value
}

export const count: Rule<number> = (value, name) => {
  if (whole(value, name) < 0) throw new Error(`${name} must not be negative`)
  return whole(value, name)
}

export const text: Rule<string> = (value, name) => {
  if (typeof value !== "string") throw new Error(`${name} must be text`)
  return value
}

export const percent: Rule<string> = (value, name) => {
  const hundredths = kurusFromLira(text(value, name))
  if (hundredths === null || hundredths > 10_000n) throw new Error(`${name} must be text such as "2.50", at most "100"`)
  return text(value, name)
}

export const timeOrNull: Rule<string | null> = (value, name) => {
  if (value === null) return null
  if (Number.isNaN(Date.parse(text(value, name)))) throw new Error(`${name} must be an ISO time`)
  return text(value, name)
}

export const anyFields: Rule<Record<string, unknown>> = (value, name) => {
  if (!isFields(value)) throw new Error(`${name} must be an object`)
  return { ...value }
}

export const texts: Rule<string[]> = (value, name) => {
  if (!Array.isArray(value)) throw new Error(`${name} must be a list`)
  return value.map((item: unknown) => text(item, name))
}

export const fieldsByName: Rule<Record<string, Record<string, unknown>>> = (value, name) =>
  Object.fromEntries(
    Object.entries(anyFields(value, name)).map(([key, fields]) => [key, anyFields(fields, `${name}.${key}`)]),
  )

export function oneOf<const Choice extends string | number | boolean>(...choices: Choice[]): Rule<Choice> {
  return (value, name) => {
    const found = choices.find((choice) => choice === value)
    if (found === undefined) throw new Error(`${name} must be one of ${JSON.stringify(choices)}`)
    return found
  }
}

export function isKeyOf<T extends object>(object: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(object, key)
}

/** The group with the patch laid over it; the current one is left untouched. */
export function merge<T extends object>(current: T, rules: Rules<T>, patch: unknown, group: string): T {
  if (patch === undefined) return current
  const merged = { ...current }
  for (const [key, value] of Object.entries(anyFields(patch, group))) {
    if (!isKeyOf(rules, key)) throw new Error(`${group}.${key} is not a switch of the simulator`)
    if (value !== undefined) merged[key] = rules[key](value, `${group}.${key}`)
  }
  return merged
}
