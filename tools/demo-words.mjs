/** A fault that is told to the person at the terminal as it stands, without a stack. */
export class Words extends Error {}

const SYSTEM = {
  ENOSPC: "The disk is full. Free some space and start the demo again.",
  EDQUOT: "The disk quota is used up. Free some space and start the demo again.",
  EROFS: "This folder cannot be written to. Clone the repository to a place that can.",
}

export const isWords = (error) => {
  if (SYSTEM[error?.code]) error.message = SYSTEM[error.code]
  return error instanceof Words || error?.code in SYSTEM
}
