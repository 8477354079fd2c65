// The demo's flags and their environment variables.
import { Words } from "./demo-words.mjs"

const PORTS = {
  storefrontPort: { flag: "--storefront-port", env: "DEMO_STOREFRONT_PORT", port: 8000 },
  medusaPort: { flag: "--medusa-port", env: "DEMO_MEDUSA_PORT", port: 9000 },
  simulatorPort: { flag: "--simulator-port", env: "DEMO_SIMULATOR_PORT", port: 4010 },
}

const HELP = `npm run demo [-- flags]

  --reset                   forget all carts, orders and payments, and begin with an empty database
${Object.values(PORTS)
  .map(({ flag, env, port }) => `  ${`${flag} <port>`.padEnd(26)}${port} unless told (or ${env})`)
  .join("\n")}
  --help

DATABASE_URL, when set, names an empty database that is used instead of the demo's own PostgreSQL.`

export const flagOf = (name) => PORTS[name].flag

const readPort = (text, name) => {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Words(`${PORTS[name].flag} takes a port from 1 to 65535, not ${JSON.stringify(text)}.`)
}

export const readFlags = (args, env) => {
  const flags = { reset: false }
  for (const [name, { env: variable, port }] of Object.entries(PORTS))
    flags[name] = readPort(env[variable] ?? port, name)
  const rest = args.flatMap((arg) =>
    /^--[\w-]+=/.test(arg) ? [arg.split("=", 1)[0], arg.slice(arg.indexOf("=") + 1)] : arg,
  )
  while (rest.length) {
    const arg = rest.shift()
    const name = Object.keys(PORTS).find((key) => PORTS[key].flag === arg)
    if (name) flags[name] = readPort(rest.shift(), name)
    else if (arg === "--reset") flags.reset = true
    else if (arg === "--help" || arg === "-h") flags.help = HELP
    else throw new Words(`The demo has no flag ${arg}.\n\n${HELP}`)
  }
  return flags
}
