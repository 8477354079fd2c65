import { Text } from "@medusajs/ui"
import type { AdminEntry } from "../../types"
import { useUserNames } from "../lib/names"
import { useFormat } from "../lib/use-format"
import { useText } from "../lib/use-text"
import { Section } from "./section"

const useActors = (entries: AdminEntry[]) => {
  const text = useText()
  const names = useUserNames(entries.map(({ actor }) => actor))
  return (actor: string | null): string | null => {
    if (actor === null) return null
    if (actor === "job") return text("timeline.byJob")
    if (actor.startsWith("apk_")) return text("timeline.byKey")
    return text("timeline.by", { who: names.get(actor) ?? actor })
  }
}

const Entry = ({ entry, actor }: { entry: AdminEntry; actor: string | null }) => {
  const text = useText()
  const { exactTime } = useFormat()
  const { kind, outcome, at, details } = entry
  const what = kind === "held" && outcome ? text(`outcome.${outcome}.name`) : null
  return (
    <li className="relative pb-4 pl-6 last:pb-0">
      <span className="bg-ui-border-base absolute bottom-0 left-[3px] top-3 w-px" aria-hidden="true" />
      <span className="bg-ui-fg-muted absolute left-0 top-1.5 size-[7px] rounded-full" aria-hidden="true" />
      <Text size="small" weight="plus" className="text-pretty">
        {text(`timeline.kind.${kind}`)}
        {what && `: ${what}`}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {[exactTime(at), actor].filter(Boolean).join(" · ")}
      </Text>
      {typeof details.note === "string" && (
        <Text
          size="small"
          className="border-ui-border-strong text-ui-fg-subtle mt-1 whitespace-pre-wrap border-l-2 pl-3"
        >
          {details.note}
        </Text>
      )}
    </li>
  )
}

/** What happened, newest first. The server tells it in its order. */
export const Timeline = ({ entries }: { entries: AdminEntry[] }) => {
  const text = useText()
  const actorOf = useActors(entries)
  return (
    <Section title={text("timeline.title")}>
      <ol className="px-6 py-4">
        {[...entries].reverse().map((entry) => (
          <Entry key={entry.id} entry={entry} actor={actorOf(entry.actor)} />
        ))}
        {!entries.length && <Text size="small">{text("timeline.empty")}</Text>}
      </ol>
    </Section>
  )
}
