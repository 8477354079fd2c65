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
  const { time } = useFormat()
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
        {[time(at), actor].filter(Boolean).join(" · ")}
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

/** What happened, newest first. */
export const Timeline = ({ entries }: { entries: AdminEntry[] }) => {
  const text = useText()
  const actorOf = useActors(entries)
  const newestFirst = [...entries].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
  return (
    <Section title={text("timeline.title")}>
      <ol className="px-6 py-4">
        {newestFirst.map((entry) => (
          <Entry key={entry.id} entry={entry} actor={actorOf(entry.actor)} />
        ))}
        {!entries.length && <Text size="small">{text("timeline.empty")}</Text>}
      </ol>
    </Section>
  )
}
