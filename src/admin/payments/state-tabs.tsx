import { Tabs } from "@medusajs/ui"
import { PAYNET_LIST_STATES, type PaynetListState } from "../../types"
import { useText } from "../lib/use-text"

const ALL = "all"
const VALUES = [ALL, ...PAYNET_LIST_STATES] as const

type Props = { state: PaynetListState | null; onChange: (state: PaynetListState | null) => void }

/** The filter by what became of a payment; one line that scrolls on a phone. */
export const StateTabs = ({ state, onChange }: Props) => {
  const text = useText()
  return (
    <Tabs
      value={state ?? ALL}
      onValueChange={(value) => onChange(PAYNET_LIST_STATES.find((one) => one === value) ?? null)}
    >
      <Tabs.List aria-label={text("payments.filter")} className="overflow-x-auto border-t px-6 py-3">
        {VALUES.map((value) => (
          <Tabs.Trigger key={value} value={value} className="shrink-0">
            {text(`state.${value}`)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
