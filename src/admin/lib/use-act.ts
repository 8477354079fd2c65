import { toast, usePrompt } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { problemOf } from "./problem"
import { OURS } from "./queries"
import { type Text, useText } from "./use-text"

type Act<Answer> = {
  run: () => Promise<Answer>
  /** What the person is told before it is done; nothing is done without a yes. */
  ask?: { title: string; text: string; confirm: string; danger?: boolean }
  /** What is said afterwards. `good`: false says it as a warning. */
  tell: (answer: Answer, text: Text) => { message: string; good: boolean }
}

/** Does what a person asked for: says first what it will do, then does it, then says what came of it. */
export const useAct = <Answer>({ run, ask, tell }: Act<Answer>) => {
  const text = useText()
  const prompt = usePrompt()
  const cache = useQueryClient()
  const { mutateAsync, isPending } = useMutation({ mutationFn: run })

  const act = async (): Promise<Answer | null> => {
    const isAgreed =
      !ask ||
      (await prompt({
        title: ask.title,
        description: ask.text,
        confirmText: ask.confirm,
        cancelText: text("cancel"),
        variant: ask.danger ? "danger" : "confirmation",
      }))
    if (!isAgreed) return null
    try {
      const answer = await mutateAsync()
      const { message, good } = tell(answer, text)
      if (good) toast.success(message)
      else toast.warning(message)
      return answer
    } catch (error) {
      toast.error(problemOf(error, text))
      return null
    } finally {
      await Promise.all([OURS, "orders"].map((first) => cache.invalidateQueries({ queryKey: [first] })))
    }
  }
  return { act, isPending }
}
