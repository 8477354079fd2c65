import { ExclamationCircle } from "@medusajs/icons"
import { Button, Container, Skeleton, Text } from "@medusajs/ui"
import { problemOf } from "../lib/problem"
import { useText } from "../lib/use-text"

/** The shape of a section whose content is on its way. */
export const Loading = ({ lines = 4 }: { lines?: number }) => (
  <Container className="divide-y p-0" aria-busy="true">
    <div className="px-6 py-4">
      <Skeleton className="h-7 w-[160px]" />
    </div>
    {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line) => (
      <div key={line} className="grid grid-cols-2 gap-4 px-6 py-4">
        <Skeleton className="h-5 w-3/4" />
        <Skeleton className="h-5 w-24" />
      </div>
    ))}
  </Container>
)

/** Instead of a section that could not be loaded. */
export const Problem = ({ error, retry }: { error: unknown; retry: () => unknown }) => {
  const text = useText()
  return (
    <Container className="flex flex-col items-center gap-y-3 p-8 text-center" role="alert">
      <ExclamationCircle className="text-ui-fg-error" />
      <div>
        <Text size="small" weight="plus">
          {text("problem.title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {problemOf(error, text)}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={() => retry()}>
        {text("common.retry")}
      </Button>
    </Container>
  )
}
