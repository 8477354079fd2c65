import { LayoutComposer } from "@medusajs/dashboard/components"
import type { ReactNode } from "react"
import { TestBanner } from "./test-marks"

/** Sections of a page by name, in their order. */
type Sections = Record<string, ReactNode>

const entries = (sections: Sections) =>
  Object.entries(sections).map(([name, section]) => (
    <LayoutComposer.Entry key={name} id={`paynet-${name}`}>
      {section}
    </LayoutComposer.Entry>
  ))

/** A page of ours in Medusa's own layout. `zone` names it for Medusa's layout editor. */
export const Page = ({ zone, main, side }: { zone: string; main: Sections; side?: Sections }) => (
  <div className="flex flex-col gap-y-3">
    <TestBanner />
    {side ? (
      <LayoutComposer
        widgetsZonePrefix={zone}
        preferredLayoutId="core:two-column"
        sections={{ main: entries(main), side: entries(side) }}
      />
    ) : (
      <LayoutComposer
        widgetsZonePrefix={zone}
        preferredLayoutId="core:single-column"
        sections={{ main: entries(main) }}
      />
    )}
  </div>
)
