/** Does the work for every item, at most so many at a time, in order of beginning. */
export const eachAtOnce = async <T>(
  items: readonly T[],
  places: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> => {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(places, items.length) }, worker))
}
