import { Text } from "@medusajs/ui"
import type { AdminSettings } from "../../types"
import { Section } from "../components/section"
import { en } from "../i18n/en"
import { useUserNames } from "../lib/names"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"

type Named = keyof typeof en.settings.field
const isNamed = (field: string): field is Named => field in en.settings.field

const useFieldWords = () => {
  const text = useText()
  return (field: string): string => {
    if (field === "secretKey:test") return text("settings.history.keyTest")
    if (field === "secretKey:live") return text("settings.history.keyLive")
    if (field === "environment") return text("settings.history.environment")
    return isNamed(field) ? text(`settings.field.${field}.label`) : field
  }
}

/** Who saved which fields, and when. */
export const HistorySection = ({ settings: { history } }: { settings: AdminSettings }) => {
  const text = useText()
  const { time } = useFormat()
  const names = useUserNames(history.map(({ actor }) => actor))
  const inWords = useFieldWords()
  return (
    <Section title={text("settings.history.title")} text={text("settings.history.text")}>
      {history.map(({ id, at, actor, fields }) => (
        <div key={id} className="flex flex-col px-6 py-3">
          <Text size="small" weight="plus">
            {fields.map(inWords).join(", ")}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {time(at)} · {actor.startsWith("apk_") ? text("timeline.byKey") : (names.get(actor) ?? actor)}
          </Text>
        </div>
      ))}
      {!history.length && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {text("settings.history.empty")}
        </Text>
      )}
    </Section>
  )
}
