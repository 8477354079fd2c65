import type { AdminSettings } from "../../types"
import { Fact } from "../components/fact"
import { Section } from "../components/section"
import { useText } from "../lib/use-text"

const MS_A_SECOND = 1000

/** What only the config file can set, to be read. */
export const ConfigOnlySection = ({ settings: { config_only: config } }: { settings: AdminSettings }) => {
  const text = useText()
  const url = (value: string) => <span className="break-all">{value}</span>
  return (
    <Section title={text("settings.configOnly.title")} text={text("settings.configOnly.text")}>
      <Fact label={text("settings.configOnly.backendUrl")}>{url(config.backendUrl)}</Fact>
      <Fact label={text("settings.configOnly.returnUrl")}>{url(config.returnUrl)}</Fact>
      <Fact label={text("settings.configOnly.flow")}>{text(`settings.configOnly.${config.flow}`)}</Fact>
      {config.posType !== null && (
        <Fact label={text("settings.configOnly.posType")}>
          {text(config.posType === 5 ? "settings.configOnly.posPaynet" : "settings.configOnly.posOwn")}
        </Fact>
      )}
      <Fact label={text("settings.configOnly.timeoutMs")}>
        {text("settings.configOnly.seconds", { count: config.timeoutMs / MS_A_SECOND })}
      </Fact>
      {config.apiUrl && <Fact label={text("settings.configOnly.apiUrl")}>{url(config.apiUrl)}</Fact>}
    </Section>
  )
}
