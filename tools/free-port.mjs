// A port for a server that starts in a moment. No top-level await, for jest requires it.
import { randomInt } from "node:crypto"
import net from "node:net"

/** Not one of those that the system gives to whoever calls out: between the choice and the use it would go to a call. */
const FIRST_PORT = 20_000
const PORTS = 12_000

/** A port on which nobody listens, and that no outgoing connection takes while a server starts. */
export const freePort = () =>
  new Promise((resolve) => {
    const port = FIRST_PORT + randomInt(PORTS)
    const server = net.createServer().once("error", () => resolve(freePort()))
    server.listen(port, () => server.close(() => resolve(port)))
  })
