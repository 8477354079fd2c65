import { useTranslation } from "react-i18next"
import type { en } from "../i18n/en"

type Leaf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${Leaf<Texts[Key]>}`
}[keyof Texts & string]

/** i18next is asked for `x` with a count, and picks `x_one` or `x_other`. */
type Asked<Key extends string> = Key extends `${infer Name}_${"one" | "other"}` ? Name : Key

/** Every text of this plugin, by its path in `i18n/en`. */
export type TextKey = Asked<Leaf<typeof en>>
export type Text = (key: TextKey, values?: Record<string, string | number>) => string

/** The plugin's texts in the admin's language. Values are put in as they are: React shows markup, and never runs it. */
export const useText = (): Text => {
  const { t } = useTranslation("paynet")
  return (key, values) => t(key, { ...values })
}
