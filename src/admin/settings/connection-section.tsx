import { Button, StatusBadge, Text } from "@medusajs/ui"
import type { AdminSettings } from "../../types"
import { Section } from "../components/section"
import { useText } from "../lib/use-text"
import { KeyDrawer } from "./key-drawer"
import { KeyRow } from "./key-row"
import { NoEncryption } from "./no-encryption"
import { BackToConfig, SourceBadge } from "./source"
import { useSave } from "./use-save"
import { useVerify } from "./use-verify"
import { VerifyNote } from "./verify-note"

const Environment = ({ settings }: { settings: AdminSettings }) => {
  const text = useText()
  const { save } = useSave()
  const { value, source, config } = settings.fields.environment
  return (
    <div className="flex flex-col gap-y-1 px-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <Text size="small" weight="plus">
          {text("settings.connection.environment")}
        </Text>
        <StatusBadge color={value === "live" ? "green" : "orange"}>
          {text(`settings.connection.${value ?? "test"}`)}
        </StatusBadge>
        <SourceBadge source={source} />
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {text("settings.connection.environmentMeans")}
      </Text>
      {source === "admin" && (
        <BackToConfig
          config={config && text(`settings.connection.${config}`)}
          isGoingBack={false}
          onChange={() => save({ fields: { environment: null } })}
        />
      )}
    </div>
  )
}

/** Which Paynet the store talks to, and with which key. */
export const ConnectionSection = ({ settings }: { settings: AdminSettings }) => {
  const text = useText()
  const { data, mutate, isPending } = useVerify()
  const now = settings.fields.environment.value
  return (
    <Section
      level="h1"
      title={text("settings.connection.title")}
      text={text("settings.connection.text")}
      actions={
        <>
          <Button size="small" variant="secondary" isLoading={isPending} onClick={() => mutate({})}>
            {text("settings.connection.verify")}
          </Button>
          <KeyDrawer settings={settings}>
            <Button size="small" variant="secondary">
              {text("settings.connection.change")}
            </Button>
          </KeyDrawer>
        </>
      }
    >
      {data && (
        <div className="px-6 py-4">
          <VerifyNote verify={data.verify} />
        </div>
      )}
      <Environment settings={settings} />
      <KeyRow environment="test" keyOf={settings.keys.test} isInUse={now === "test"} />
      <KeyRow environment="live" keyOf={settings.keys.live} isInUse={now === "live"} />
      {!settings.can_save_key && (
        <div className="px-6 py-4">
          <NoEncryption />
        </div>
      )}
    </Section>
  )
}
