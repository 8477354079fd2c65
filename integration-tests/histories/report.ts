import type { History } from "./history"

/** Straight to the terminal: `--silent` takes the console's words away, and a seed must be seen. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

export const report = (title: string, history: History, notes: string[], violations: string[]): string =>
  [
    `\n${title}`,
    ...history.carts.map(({ item, begins }, n) => `  cart ${n}: a ${item}, ${begins}`),
    ...notes.map((note, n) => `  ${n + 1}. ${note}`),
    ...(violations.length ? violations : ["no violation this time"]).map((wrong) => `  ✘ ${wrong}`),
  ].join("\n")
