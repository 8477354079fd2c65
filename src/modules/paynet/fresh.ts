/** Under the five seconds after which every process must follow a save: some are for reading it. */
const LIFE_MS = 3_000

/** Keeps one value that other processes may change, for a short life; whoever asks while it is loaded gets the same. */
export const createFresh = <T>(load: () => Promise<T>) => {
  let known: { value: T; at: number } | null = null
  let loading: Promise<T> | null = null
  let turn = 0

  const start = (at: number): Promise<T> => {
    const mine = turn
    const running = load()
      .then((value) => {
        // A value that was read before `forget` must not outlive it.
        if (mine === turn) known = { value, at }
        return value
      })
      .finally(() => {
        if (mine === turn) loading = null
      })
    loading = running
    return running
  }

  return {
    /** The value, read at most three seconds before now. */
    get: async (now: Date): Promise<T> => {
      const age = known ? now.getTime() - known.at : Number.NaN
      if (known && age >= 0 && age < LIFE_MS) return known.value
      return loading ?? start(now.getTime())
    },
    /** The value has changed: whoever asks from now on waits for a new reading. */
    forget: (): void => {
      turn += 1
      known = null
      loading = null
    },
  }
}
