import { Alert, Badge } from "@medusajs/ui"
import { useSettings } from "../lib/queries"
import { useText } from "../lib/use-text"

const useIsTest = (): boolean => useSettings().data?.fields.environment.value === "test"

/** Beside a single thing that was made in the test environment. */
export const TestBadge = ({ environment }: { environment: "test" | "live" | null }) => {
  const text = useText()
  if (environment !== "test") return null
  return (
    <Badge size="2xsmall" color="orange" className="uppercase">
      {text("common.test")}
    </Badge>
  )
}

/** In a list: only what does not go without saying, a test payment in a live store. */
export const StrayTestBadge = ({ environment }: { environment: "test" | "live" | null }) => {
  const isTest = useIsTest()
  return isTest ? null : <TestBadge environment={environment} />
}

/** At the head of every page of ours while the store is in the test environment. */
export const TestBanner = () => {
  const text = useText()
  if (!useIsTest()) return null
  return (
    <Alert variant="warning" className="bg-ui-tag-orange-bg border-ui-tag-orange-border">
      {text("common.testBanner")}
    </Alert>
  )
}
