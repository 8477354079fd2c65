import type { Answer } from "../answer"
import type { Fields } from "../fields"
import type { World } from "../world"

/** One service: reads the fields (a bad one throws `BadField`), has its effect at once, answers. */
export type Service = (world: World, fields: Fields) => Answer
