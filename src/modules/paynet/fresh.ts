/** Under the five seconds after which every process must follow a save: some are for reading it. */
const LIFE_MS = 3_000

/** Keeps one value that other processes may change, for a short life; whoever asks while it is loaded gets the same. */
export const createFresh = <T>(load: () => Promise<T>) => {
  let known: { value: T; at: number } | null = null
  let loading: { running: Promise<T>; at: number } | null = null
  let turn = 0

  const start = (at: number): Promise<T> => {
    const mine = turn
    const running = load()
      .then((value) => {
        // A value that was read before `forget`, or before a newer reading, must not outlive it.
        if (mine === turn) known = { value, at }
        return value
      })
      .finally(() => {
        if (mine === turn) loading = null
      })
    loading = { running, at }
    return running
  }
  const isYoung = (since: { at: number } | null, now: number): boolean =>
    since !== null && now >= since.at && now - since.at < LIFE_MS

  return {
    /** The value, read at most three seconds before now. */
    get: async (now: Date): Promise<T> => {
      const at = now.getTime()
      if (known && isYoung(known, at)) return known.value
      if (loading && isYoung(loading, at)) return loading.running
      turn += 1
      return start(at)
    },
    /** The value has changed: whoever asks from now on waits for a new reading. */
    forget: (): void => {
      turn += 1
      known = null
      loading = null
    },
  }
}
