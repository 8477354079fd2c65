import { Button, Label, Prompt, Text, Textarea } from "@medusajs/ui"
import { useId, useState } from "react"
import type { AdminTransaction } from "../../types"
import { useResolve } from "../lib/money-acts"
import { useText } from "../lib/use-text"

const SHORTEST_NOTE = 3
const LONGEST_NOTE = 1000

/** "A person dealt with it": says what it does, and takes the note without which it is not done. */
export const ResolvePrompt = ({ transaction }: { transaction: AdminTransaction }) => {
  const text = useText()
  const field = useId()
  const [isOpen, setOpen] = useState(false)
  const [note, setNote] = useState("")
  const { act, isPending } = useResolve(transaction)
  const isTooShort = note.trim().length < SHORTEST_NOTE
  const send = async () => {
    if (isTooShort) return
    setOpen(false)
    if (await act(note.trim())) setNote("")
  }
  return (
    <Prompt open={isOpen} onOpenChange={setOpen} variant="confirmation">
      <Prompt.Trigger asChild>
        <Button size="small" variant="secondary" isLoading={isPending}>
          {text("actions.resolve.label")}
        </Button>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{text("actions.resolve.title")}</Prompt.Title>
          <Prompt.Description>{text("actions.resolve.text")}</Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-y-2 px-6 pt-4">
          <Label htmlFor={field} size="small" weight="plus">
            {text("actions.resolve.note")}
          </Label>
          <Textarea
            id={field}
            value={note}
            maxLength={LONGEST_NOTE}
            placeholder={text("actions.resolve.placeholder")}
            onChange={({ target }) => setNote(target.value)}
          />
          <Text size="xsmall" className="text-ui-fg-muted">
            {text("actions.resolve.tooShort")}
          </Text>
        </div>
        <Prompt.Footer>
          <Prompt.Cancel>{text("common.cancel")}</Prompt.Cancel>
          <Prompt.Action disabled={isTooShort} onClick={send}>
            {text("actions.resolve.confirm")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
