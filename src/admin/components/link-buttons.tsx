import { ArrowPath, Link as LinkIcon } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import type { AdminPayLink } from "../../types"
import { copyText } from "../lib/copy"
import { useCheck, useDisable } from "../lib/link-acts"
import { useText } from "../lib/use-text"
import { QrDrawer } from "./qr-drawer"

const Check = ({ link }: { link: AdminPayLink }) => {
  const text = useText()
  const { act, isPending } = useCheck(link)
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => act()}>
      <ArrowPath />
      {text("actions.check.label")}
    </Button>
  )
}

const Disable = ({ link }: { link: AdminPayLink }) => {
  const text = useText()
  const { act, isPending } = useDisable(link)
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => act()}>
      {text("actions.disable.label")}
    </Button>
  )
}

export const CopyLink = ({ url }: { url: string }) => {
  const text = useText()
  const copy = async () => {
    if (await copyText(url)) toast.success(text("actions.copyLink.done"))
    else toast.error(text("common.notCopied"))
  }
  return (
    <Button size="small" variant="secondary" onClick={copy}>
      <LinkIcon />
      {text("actions.copyLink.label")}
    </Button>
  )
}

/** What can be done with a link at this moment, as the server says. */
export const LinkButtons = ({ link }: { link: AdminPayLink }) => {
  const text = useText()
  const { actions, url } = link
  return (
    <>
      {actions.includes("share") && url && (
        <>
          <CopyLink url={url} />
          <QrDrawer link={link} url={url}>
            <Button size="small" variant="secondary">
              {text("actions.qr.label")}
            </Button>
          </QrDrawer>
        </>
      )}
      {actions.includes("check") && <Check link={link} />}
      {actions.includes("disable") && <Disable link={link} />}
    </>
  )
}
