import { Hint, Label, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type Props = {
  /** Of the control, which the label belongs to. */
  id: string
  label: string
  hint?: string
  /** Beside the label. */
  badge?: ReactNode
  /** What is wrong with what was typed. */
  fault?: string | null
  children: ReactNode
}

/** What tells a screen reader that a control's value is wrong, and where it is said why. */
export const faultOf = (id: string, isWrong: boolean) => ({
  "aria-invalid": isWrong,
  "aria-describedby": isWrong ? `${id}-fault` : undefined,
})

/** A control of a form with its label, what it means, and what is wrong with it. */
export const Field = ({ id, label, hint, badge, fault, children }: Props) => (
  <div className="flex flex-col gap-y-1.5">
    <div className="flex flex-wrap items-center gap-2">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      {badge}
    </div>
    {hint && (
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {hint}
      </Text>
    )}
    {children}
    {fault && (
      <Hint id={`${id}-fault`} variant="error" role="alert">
        {fault}
      </Hint>
    )}
  </div>
)

type SwitchProps = Omit<Props, "children" | "fault"> & { control: ReactNode }

/** The same for a switch, which stands beside its words. */
export const SwitchField = ({ id, label, hint, badge, control }: SwitchProps) => (
  <div className="flex items-start gap-x-3">
    <div className="pt-0.5">{control}</div>
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-2">
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        {badge}
      </div>
      {hint && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {hint}
        </Text>
      )}
    </div>
  </div>
)
