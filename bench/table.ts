import fs from "node:fs"
import path from "node:path"

const FILE = path.resolve(__dirname, "../.cache/bench.md")

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Does one after the other, in turns, so that a busy machine is busy for both. @returns both medians in milliseconds */
export const inTurns = async (
  rounds: number,
  ours: (round: number) => Promise<number>,
  theirs: (round: number) => Promise<number>,
): Promise<{ ours: number; theirs: number }> => {
  const a: number[] = []
  const b: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    a.push(await ours(round))
    b.push(await theirs(round))
  }
  return { ours: median(a), theirs: median(b) }
}

const round = (value: number) => (value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))

/** Prints one line of the table, and keeps it. */
export const report = (what: string, figures: Record<string, number>, goal: string): void => {
  const said = Object.entries(figures).map(([name, value]) => `${name} ${round(value)}`)
  const line = `| ${what} | ${said.join(", ")} | ${goal} |`
  process.stderr.write(`${line}\n`)
  fs.mkdirSync(path.dirname(FILE), { recursive: true })
  fs.appendFileSync(FILE, `${line}\n`)
}
