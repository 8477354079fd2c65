import type { MedusaContainer } from "@medusajs/framework/types"
import { attendDue } from "../payments/attend"
import { appContext } from "../payments/context"

const FOR_MS = 50_000

/** Every minute: links that are due are asked about, switched off, or called expired. */
const paynetDue = async (container: MedusaContainer): Promise<void> => {
  await attendDue(appContext(container), FOR_MS)
}

export default paynetDue

export const config = { name: "paynet-due", schedule: "* * * * *" }
