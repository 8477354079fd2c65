import { Button, Drawer, Input, RadioGroup, Text } from "@medusajs/ui"
import { type ReactNode, useId, useState } from "react"
import type { AdminSettings } from "../../types"
import { Field, faultOf } from "../components/field"
import { useText } from "../lib/use-text"
import { NoEncryption } from "./no-encryption"
import { useSave } from "./use-save"
import { useVerify } from "./use-verify"
import { VerifyNote } from "./verify-note"

const KEY = /^[\x21-\x7e]{8,}$/
const ENVIRONMENTS = ["test", "live"] as const
type Environment = (typeof ENVIRONMENTS)[number]

/** The environment and its key, saved together. `children` opens it. */
export const KeyDrawer = ({ settings, children }: { settings: AdminSettings; children: ReactNode }) => {
  const text = useText()
  const id = useId()
  const now = settings.fields.environment.value ?? "test"
  const [isOpen, setOpen] = useState(false)
  const [environment, setEnvironment] = useState<Environment>(now)
  const [key, setKey] = useState("")
  const { save, isPending } = useSave()
  const verify = useVerify()

  const { is_set, fault } = settings.keys[environment]
  const isNeeded = !is_set || fault !== null
  const isWrong = key !== "" && !KEY.test(key)
  const isMoving = environment !== now
  const canSave = !isWrong && (key === "" ? isMoving && !isNeeded : settings.can_save_key)

  const open = (isNowOpen: boolean) => {
    setOpen(isNowOpen)
    setEnvironment(now)
    setKey("")
    verify.reset()
  }
  const submit = async () => {
    const isSaved = await save({
      ...(isMoving && { fields: { environment } }),
      ...(key && { key: { environment, secretKey: key } }),
    })
    if (isSaved) open(false)
  }
  return (
    <Drawer open={isOpen} onOpenChange={open}>
      <Drawer.Trigger asChild>{children}</Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("settings.keyDrawer.title")}</Drawer.Title>
          <Drawer.Description className="sr-only">{text("settings.keyDrawer.text")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {text("settings.keyDrawer.text")}
          </Text>
          {!settings.can_save_key && <NoEncryption />}
          <RadioGroup
            aria-label={text("settings.connection.environment")}
            value={environment}
            onValueChange={(value) => {
              setEnvironment(value === "live" ? "live" : "test")
              verify.reset()
            }}
          >
            {ENVIRONMENTS.map((one) => (
              <RadioGroup.ChoiceBox
                key={one}
                value={one}
                label={text(`settings.connection.${one}`)}
                description={text(one === "live" ? "settings.keyDrawer.goLive" : "settings.keyDrawer.goTest")}
              />
            ))}
          </RadioGroup>
          <Field
            id={id}
            label={text(environment === "test" ? "settings.connection.keyTest" : "settings.connection.keyLive")}
            hint={text(isNeeded ? "settings.keyDrawer.keyNeeded" : "settings.keyDrawer.keyHint")}
            fault={isWrong ? text("settings.keyDrawer.tooShort") : null}
          >
            <Input
              id={id}
              {...faultOf(id, isWrong)}
              type="password"
              autoComplete="off"
              data-1p-ignore
              data-lpignore="true"
              spellCheck={false}
              disabled={!settings.can_save_key}
              value={key}
              onChange={({ target }) => {
                setKey(target.value.trim())
                verify.reset()
              }}
            />
          </Field>
          {verify.data && <VerifyNote verify={verify.data.verify} />}
          <Button
            size="small"
            variant="secondary"
            className="w-fit"
            isLoading={verify.isPending}
            disabled={isWrong || (key === "" && isNeeded)}
            onClick={() => verify.mutate({ environment, ...(key && { secretKey: key }) })}
          >
            {text("settings.keyDrawer.tryIt")}
          </Button>
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {text("common.cancel")}
            </Button>
          </Drawer.Close>
          <Button size="small" isLoading={isPending} disabled={!canSave} onClick={submit}>
            {text("common.save")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
