import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { formatMoney, formatTime, localeOf } from "./format"

/** Money and times as the admin's language writes them. */
export const useFormat = () => {
  const { i18n } = useTranslation()
  const locale = localeOf(i18n.language)
  return useMemo(
    () => ({
      money: (amount: string, currency?: string | null) => formatMoney(amount, locale, currency),
      time: (time: string) => formatTime(time, locale),
      exactTime: (time: string) => formatTime(time, locale, "medium"),
    }),
    [locale],
  )
}
