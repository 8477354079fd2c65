type Flight<T> = { running: Promise<T>; next: Promise<T> | null }

/**
 * Runs one piece of work per key at a time. Who asks while it runs gets the answer of the *next* run, which starts
 * after the question: nobody is ever given an answer that is older than what made him ask.
 */
export const createCoalescer = <T>() => {
  const flights = new Map<string, Flight<T>>()

  const start = (key: string, work: () => Promise<T>): Promise<T> => {
    const running = Promise.resolve().then(work)
    const flight: Flight<T> = { running, next: null }
    flights.set(key, flight)
    const done = () => {
      if (flights.get(key) === flight && !flight.next) flights.delete(key)
    }
    running.then(done, done)
    return running
  }

  return (key: string, work: () => Promise<T>): Promise<T> => {
    const flight = flights.get(key)
    if (!flight) return start(key, work)
    flight.next ??= flight.running.then(
      () => start(key, work),
      () => start(key, work),
    )
    return flight.next
  }
}
