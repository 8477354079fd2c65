/** An admin on plain http has no clipboard of its own: there the old way by a selected field still works. */
const copyByField = (content: string): boolean => {
  const field = document.createElement("textarea")
  field.value = content
  field.style.position = "fixed"
  field.style.opacity = "0"
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand("copy")
  field.remove()
  return isCopied
}

/** @returns whether it is in the clipboard now */
export const copyText = (content: string): Promise<boolean> =>
  window.isSecureContext
    ? navigator.clipboard.writeText(content).then(
        () => true,
        () => copyByField(content),
      )
    : Promise.resolve(copyByField(content))
