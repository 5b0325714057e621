import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

interface Cookie {
  name: string
  value: string
  domain?: string
  httpOnly?: boolean
  secure?: boolean
  sameSite?: string
  path?: string
  maxAge?: number
}

/** What a browser gets back. */
export interface BrowserAnswer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- each route answers in its own shape
  body: any
  cookies: Cookie[]
}

/** A browser on one of our own pages: it keeps cookies and sends them back. */
export interface Browser {
  jar: Map<string, string>
  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<BrowserAnswer>
}

let opened = 0

/** Opens a browser, empty or with the cookies of another, each at an address of its own. */
export function openBrowser(
  app: FastifyInstance,
  options: { jar?: Map<string, string>; address?: string } = {},
): Browser {
  const { jar = new Map<string, string>(), address = `10.1.${++opened >> 8}.${opened & 255}` } =
    options
  return {
    jar,
    send: async (method, url, body) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await app.inject({
        method,
        url,
        remoteAddress: address,
        headers: { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) },
        ...(body ? { payload: body } : {}),
      })
      const cookies = answer.cookies as Cookie[]
      for (const { name, value, maxAge } of cookies) {
        if (maxAge === 0 || value === '') jar.delete(name)
        else jar.set(name, encodeURIComponent(value))
      }
      return {
        status: answer.statusCode,
        body: answer.body ? answer.json() : undefined,
        cookies,
      }
    },
  }
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code that an authenticator app shows for an address, some steps of 30 seconds from now. */
export function codeOf(uri: string, stepsAhead = 0): string {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead))
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const number = digest.readUInt32BE((digest.at(-1) as number) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
