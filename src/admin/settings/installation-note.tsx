import { Alert, Button } from "@medusajs/ui"
import type { AdminInstallationAnswer, AdminInstallationBody } from "../../types"
import { ask } from "../lib/ask"
import { useInstallation } from "../lib/queries"
import { useAct } from "../lib/use-act"
import { useText } from "../lib/use-text"

const Answer = ({ is }: AdminInstallationBody) => {
  const text = useText()
  const { act, isPending } = useAct({
    run: () => ask<AdminInstallationAnswer>("/admin/paynet/installation", { method: "POST", body: { is } }),
    warning: {
      title: text(`installation.${is}.title`),
      text: text(`installation.${is}.text`),
      confirm: text(`installation.${is}.label`),
      isDanger: true,
    },
    tell: () => ({ message: text("installation.done"), isGood: true }),
  })
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => act()}>
      {text(`installation.${is}.label`)}
    </Button>
  )
}

/** The question that a live store under a new address must be asked; nothing when there is none. */
export const InstallationNote = ({ address }: { address: string }) => {
  const text = useText()
  const { data } = useInstallation()
  if (!data?.needs_answer) return null
  return (
    <Alert variant="error">
      <span className="font-medium">{text("installation.title")}</span>{" "}
      {text("installation.text", { from: data.backend_url ?? "–", to: address })}
      <span className="mt-3 flex flex-wrap gap-2">
        <Answer is="moved" />
        <Answer is="copy" />
      </span>
    </Alert>
  )
}
