import { Text } from "@medusajs/ui"
import type { AdminEntry } from "../../types"
import { useEntryWords } from "../lib/entry-words"
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

type EntryProps = { entry: AdminEntry; actor: string | null; isFirst: boolean }

const Entry = ({ entry, actor, isFirst }: EntryProps) => {
  const text = useText()
  const { exactTime } = useFormat()
  const { kind, at, details } = entry
  const what = useEntryWords()(entry)
  return (
    <li className="flex gap-x-3">
      <div className="flex flex-col items-center pt-2" aria-hidden="true">
        <span className="bg-ui-fg-muted size-2 shrink-0 rounded-full" />
        {!isFirst && <span className="bg-ui-border-base mt-1 w-px flex-1" />}
      </div>
      <div className="min-w-0 pb-4">
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
            className="border-ui-border-strong text-ui-fg-subtle mt-1 whitespace-pre-wrap border-l-4 pl-3"
          >
            {details.note}
          </Text>
        )}
      </div>
    </li>
  )
}

/** What happened, newest first; the server tells it in the order in which it happened. */
export const Timeline = ({ entries }: { entries: AdminEntry[] }) => {
  const text = useText()
  const actorOf = useActors(entries)
  return (
    <Section title={text("timeline.title")}>
      <ol className="px-6 py-4">
        {[...entries].reverse().map((entry, at, { length }) => (
          <Entry key={entry.id} entry={entry} actor={actorOf(entry.actor)} isFirst={at === length - 1} />
        ))}
        {!entries.length && <Text size="small">{text("timeline.empty")}</Text>}
      </ol>
    </Section>
  )
}
