import { toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { problemOf } from "./problem"
import { ORDERS, OURS } from "./queries"
import { type Text, useText } from "./use-text"

type Warning = { title: string; text: string; confirm: string; isDanger?: boolean }

type Act<Input, Answer> = {
  run: (input: Input) => Promise<Answer>
  /** What the person is told before it is done; nothing is done without a yes. */
  warning?: Warning
  /** What is said afterwards; `isGood` false says it as a warning, null says nothing. */
  tell: (answer: Answer, text: Text) => { message: string; isGood: boolean } | null
}

/** Does what a person asked for: says first what it will do, then does it, then says what came of it. */
export const useAct = <Answer, Input = void>({ run, warning, tell }: Act<Input, Answer>) => {
  const text = useText()
  const prompt = usePrompt()
  const cache = useQueryClient()
  const { mutateAsync, isPending } = useMutation({ mutationFn: run })

  const isAgreed = async (): Promise<boolean> => {
    if (!warning) return true
    return prompt({
      title: warning.title,
      description: warning.text,
      confirmText: warning.confirm,
      cancelText: text("common.cancel"),
      variant: warning.isDanger ? "danger" : "confirmation",
    })
  }

  /** @returns whether it was done */
  const act = async (input: Input): Promise<boolean> => {
    if (!(await isAgreed())) return false
    try {
      const told = tell(await mutateAsync(input), text)
      if (told?.isGood) toast.success(told.message)
      else if (told) toast.warning(told.message)
      return true
    } catch (error) {
      toast.error(problemOf(error, text))
      return false
    } finally {
      await Promise.all([OURS, ORDERS].map((first) => cache.invalidateQueries({ queryKey: [first] })))
    }
  }
  return { act, isPending }
}
