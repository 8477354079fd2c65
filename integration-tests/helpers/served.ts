import http from "node:http"

/** Works while a server answers everything with this; `null` never answers. */
export const served = async <T>(
  answer: { status: number; body?: string } | null,
  work: (url: string) => Promise<T>,
): Promise<T> => {
  const server = http.createServer((_request, response) => {
    if (answer) response.writeHead(answer.status).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  try {
    return await work(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
