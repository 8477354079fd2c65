import { CheckCircleSolid, ExclamationCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import type { AdminSetupLine } from "../../types"
import { Loading, Problem } from "../components/loading"
import { Section } from "../components/section"
import { useSetup } from "../lib/queries"
import { useText } from "../lib/use-text"
import { useSetupWords } from "./setup-words"

const ICONS = {
  ok: { Icon: CheckCircleSolid, colour: "text-ui-tag-green-icon" },
  warning: { Icon: ExclamationCircleSolid, colour: "text-ui-tag-orange-icon" },
  fault: { Icon: XCircleSolid, colour: "text-ui-tag-red-icon" },
}

const Line = ({ line }: { line: AdminSetupLine }) => {
  const text = useText()
  const inWords = useSetupWords()
  const { Icon, colour } = ICONS[line.state]
  return (
    <li className="flex items-start gap-x-3 px-6 py-3" data-line={line.name} data-state={line.state}>
      <Icon className={`${colour} mt-0.5 shrink-0`} aria-label={text(`setup.state.${line.state}`)} />
      <div className="min-w-0">
        <Text size="small" weight="plus">
          {text(`setup.${line.name}.label`)}
        </Text>
        <Text size="small" className="text-ui-fg-subtle text-pretty break-words">
          {inWords(line)}
        </Text>
      </div>
    </li>
  )
}

/** Green and red lines: what a payment needs, and what to do where something is missing. */
export const SetupSection = () => {
  const text = useText()
  const { data, error, isFetching, refetch } = useSetup()
  if (error) return <Problem error={error} retry={refetch} />
  if (!data) return <Loading lines={6} />
  const count = (wanted: AdminSetupLine["state"]) => data.lines.filter(({ state }) => state === wanted).length
  const [todo, hints] = [count("fault"), count("warning")]
  const ready = hints ? text("setup.ready", { count: hints }) : text("setup.allGood")
  return (
    <Section
      title={text("setup.title")}
      text={todo ? text("setup.todo", { count: todo }) : ready}
      actions={
        <Button size="small" variant="secondary" isLoading={isFetching} onClick={() => refetch()}>
          {text("setup.again")}
        </Button>
      }
    >
      <ul className="divide-y">
        {data.lines.map((line) => (
          <Line key={line.name} line={line} />
        ))}
      </ul>
    </Section>
  )
}
