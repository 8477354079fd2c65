import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Alert } from "@medusajs/ui"
import { Loading, Problem } from "../../../components/loading"
import { Page } from "../../../components/page"
import { useSettings } from "../../../lib/queries"
import { useText } from "../../../lib/use-text"
import { ConfigOnlySection } from "../../../settings/config-only-section"
import { ConnectionSection } from "../../../settings/connection-section"
import { HistorySection } from "../../../settings/history-section"
import { InstallationNote } from "../../../settings/installation-note"
import { OptionsSection } from "../../../settings/options-section"
import { SetupSection } from "../../../settings/setup-section"

const Faults = ({ faults }: { faults: string[] }) => {
  const text = useText()
  if (!faults.length) return null
  return (
    <Alert variant="error">
      {text("settings.faults")} {faults.join("; ")}
    </Alert>
  )
}

const SettingsPage = () => {
  const { data: settings, error, refetch } = useSettings()
  if (error) return <Problem error={error} retry={refetch} />
  if (!settings) return <Loading lines={6} />
  return (
    <Page
      zone="paynet.settings"
      main={{
        installation: <InstallationNote address={settings.config_only.backendUrl} />,
        faults: <Faults faults={settings.faults} />,
        connection: <ConnectionSection settings={settings} />,
        options: <OptionsSection settings={settings} />,
      }}
      side={{
        setup: <SetupSection />,
        config: <ConfigOnlySection settings={settings} />,
        history: <HistorySection settings={settings} />,
      }}
    />
  )
}

export const config = defineRouteConfig({ label: "nav", translationNs: "paynet" })

export const handle = { breadcrumb: () => "Paynet" }

export default SettingsPage
