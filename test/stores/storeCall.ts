/** One request to a store's own API; throws what it refuses. */
export type StoreCall = (
  method: string,
  path: string,
  body?: object,
  // biome-ignore lint/suspicious/noExplicitAny: replies of a store are judged by the tests that read them
) => Promise<any>

/** What a store refused, with its status. */
export class StoreRefusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Speaks JSON to a store under some headers. */
export function storeCall(url: string, headers: Record<string, string>): StoreCall {
  return async (method, path, body) => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await reply.text()
    if (!reply.ok) throw new StoreRefusal(reply.status, `${method} ${path}: ${text.slice(0, 500)}`)
    return JSON.parse(text)
  }
}
