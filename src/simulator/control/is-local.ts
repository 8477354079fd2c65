import type { IncomingMessage } from "node:http"

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/
const LOCAL_NAME = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i

/** From this machine, and not from a foreign web page (its Origin) or a name bent to 127.0.0.1 (its Host). */
export function isLocal({ socket, headers }: IncomingMessage): boolean {
  const { host = "", origin } = headers
  if (!LOOPBACK.test(socket.remoteAddress ?? "") || !LOCAL_NAME.test(host)) return false
  return origin === undefined || origin === `http://${host}`
}
