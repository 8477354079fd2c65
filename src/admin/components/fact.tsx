import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { CopyButton } from "./copy-button"

/** One line of a section: what it is, and what it says. */
export const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="text-ui-fg-subtle grid grid-cols-2 items-start gap-4 px-6 py-3">
    <Text size="small" weight="plus" leading="compact">
      {label}
    </Text>
    <div className="txt-compact-small min-w-0 break-words">{children}</div>
  </div>
)

/** An id that is read aloud or pasted elsewhere: whole, with a button that copies it. */
export const IdFact = ({ label, id }: { label: string; id: string | null }) =>
  id && (
    <Fact label={label}>
      <span className="flex items-start gap-x-1.5">
        <span className="txt-compact-small min-w-0 break-all font-mono">{id}</span>
        <CopyButton content={id} label={label} />
      </span>
    </Fact>
  )
