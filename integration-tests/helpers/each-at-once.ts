/** Does the work for every item, so many at a time. */
export const eachAtOnce = async <T>(items: readonly T[], places: number, work: (item: T) => Promise<unknown>) => {
  const queue = [...items]
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: places }, worker))
}
