import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { AdminSettings } from "../../types"
import { Section } from "../components/section"
import { useText } from "../lib/use-text"
import { ChoiceField } from "./choice-field"
import { changesOf, type Draft, faultsOf } from "./draft"
import { InstallmentsField } from "./installments-field"
import { CodeField, LifetimeField, YesNoField } from "./plain-fields"
import { useSave } from "./use-save"

/** The options that an admin may set, but for the connection; saved together. */
export const OptionsSection = ({ settings }: { settings: AdminSettings }) => {
  const text = useText()
  const [draft, setDraft] = useState<Draft>({})
  const { save, isPending } = useSave()
  const fields = changesOf(settings.fields, draft)
  const faults = faultsOf(draft)
  const form = {
    settings: settings.fields,
    draft,
    faults,
    onChange: (part: Draft) => setDraft((before) => ({ ...before, ...part })),
  }
  const isChanged = Object.keys(fields).length > 0
  const submit = async () => {
    if (await save({ fields })) setDraft({})
  }
  return (
    <Section title={text("settings.options.title")} text={text("settings.options.text")}>
      <div className="flex flex-col gap-y-8 px-6 py-6">
        <InstallmentsField {...form} />
        <ChoiceField {...form} field="commission" />
        <LifetimeField {...form} />
        <ChoiceField {...form} field="heldPayments" />
        <ChoiceField {...form} field="locale" />
        <YesNoField {...form} field="sendEmail" />
        <YesNoField {...form} field="sendSms" />
        <CodeField {...form} field="ratioCode" />
        <CodeField {...form} field="agentId" />
      </div>
      <div className="bg-ui-bg-subtle sticky bottom-0 flex items-center justify-end gap-x-2 rounded-b-lg px-6 py-4">
        {isChanged && (
          <Button size="small" variant="secondary" onClick={() => setDraft({})}>
            {text("common.cancel")}
          </Button>
        )}
        <Button size="small" isLoading={isPending} disabled={!isChanged || faults.size > 0} onClick={submit}>
          {text("common.save")}
        </Button>
      </div>
    </Section>
  )
}
