/** The first of a list that a workflow has just filled. */
export const one = <T>(list: T[]): T => {
  const [first] = list
  if (first === undefined) throw new Error("Medusa made nothing where one thing was asked for")
  return first
}
