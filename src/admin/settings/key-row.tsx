import { Badge, Button, Text, usePrompt } from "@medusajs/ui"
import type { AdminKey } from "../../types"
import { useText } from "../lib/use-text"
import { SourceBadge } from "./source"
import { useSave } from "./use-save"

type Props = { environment: "test" | "live"; keyOf: AdminKey; isInUse: boolean }

/** One environment's key: never the key, only whether there is one and how it ends. */
export const KeyRow = ({ environment, keyOf: { is_set, last, source, fault, in_config }, isInUse }: Props) => {
  const text = useText()
  const prompt = usePrompt()
  const { save, isPending } = useSave()
  const goBack = async () => {
    const isSure =
      in_config ||
      (await prompt({
        title: text("settings.connection.keyRemove.title"),
        description: text("settings.connection.keyRemove.text"),
        confirmText: text("settings.connection.keyRemove.label"),
        cancelText: text("common.cancel"),
        variant: "danger",
      }))
    if (isSure) await save({ key: { environment, secretKey: null } })
  }
  const state = is_set
    ? last
      ? text("settings.connection.keySet", { last })
      : text("settings.connection.keySetBare")
    : text("settings.connection.keyMissing")
  return (
    <div className="flex flex-col gap-y-1 px-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <Text size="small" weight="plus">
          {text(environment === "test" ? "settings.connection.keyTest" : "settings.connection.keyLive")}
        </Text>
        <Text size="small" className={is_set ? "text-ui-fg-subtle" : "text-ui-fg-muted"}>
          {state}
        </Text>
        {isInUse && (
          <Badge size="2xsmall" color={is_set && !fault ? "green" : "red"}>
            {text(is_set ? "settings.connection.inUse" : "settings.connection.needed")}
          </Badge>
        )}
        {source && <SourceBadge source={source} />}
      </div>
      {fault && (
        <Text size="small" className="text-ui-fg-error text-pretty">
          {text(`settings.verified.${fault}`)}
        </Text>
      )}
      {source === "admin" && (
        <Button
          size="small"
          variant="transparent"
          className="text-ui-fg-interactive w-fit px-0"
          isLoading={isPending}
          onClick={goBack}
        >
          {text(in_config ? "settings.connection.keyBack" : "settings.connection.keyRemove.label")}
        </Button>
      )}
    </div>
  )
}
