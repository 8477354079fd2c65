import http from "node:http"
import type { AddressInfo } from "node:net"

export type Gateway = {
  url: string
  /** The keys that the account knows at this moment; a rotation replaces them. */
  accept(...keys: string[]): void
  close(): Promise<void>
}

/** The door of the simulator, whose books know one key: lets in whoever has a key of the account at this moment. */
export const openGateway = async (simulator: string, simulatorKey: string): Promise<Gateway> => {
  let keys = [simulatorKey]
  const server = http.createServer((request, response) => {
    const isKnown = keys.some((key) => request.headers.authorization === `Basic ${key}`)
    const headers = {
      ...request.headers,
      host: new URL(simulator).host,
      authorization: `Basic ${isKnown ? simulatorKey : "a stranger's"}`,
    }
    const { method, url = "/" } = request
    const call = http.request(new URL(url, simulator), { method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    call.on("error", () => response.destroy())
    request.pipe(call)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    accept: (...accepted) => {
      keys = accepted
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
