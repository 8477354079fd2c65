import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

type Props = {
  title: ReactNode
  level?: "h1" | "h2"
  text?: string
  /** Beside the title: badges. */
  badge?: ReactNode
  /** At the end of the title's line: buttons. */
  actions?: ReactNode
  children?: ReactNode
}

/** A box of a page, as Medusa's own pages have them. */
export const Section = ({ title, level = "h2", text, badge, actions, children }: Props) => (
  <Container className="divide-y p-0">
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-2">
          <Heading level={level}>{title}</Heading>
          {badge}
        </div>
        {text && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {text}
          </Text>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
    {children}
  </Container>
)
