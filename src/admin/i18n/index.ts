import { en } from "./en"
import { tr } from "./tr"

/** Namespace of the plugin's own texts in Medusa's admin. */
export default { en: { paynet: en }, tr: { paynet: tr } }
