import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import {
  guardedLookup,
  isPublicAddress,
  PrivateAddressError,
  requireOutgoingAddress,
} from './outgoingAddress.ts'
import { sendOutgoing } from './outgoingHttp.ts'

let server: Server | undefined
afterEach(() => server?.close())

async function listen(handle: Parameters<typeof createServer>[1]): Promise<string> {
  server = createServer(handle)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::ffff:127.0.0.1',
  'fe80::1',
  'fd00::1',
  '2002:7f00:1::',
  '64:ff9b::7f00:1',
])('%s is not of the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '93.184.216.34', '2606:4700::1111'])('%s is of the public internet', (a) => {
  expect(isPublicAddress(a)).toBe(true)
})

test.each([
  'http://shop.example.com',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://localhost/',
  'https://localhost./',
  'https://db.internal/',
  'https://user:secret@shop.example.com/',
  'ftp://shop.example.com',
  'nonsense',
])('the address %s is refused', (address) => {
  expect(() => requireOutgoingAddress(address, [])).toThrow(
    expect.objectContaining({ code: 'address_not_allowed' }),
  )
})

test('a private host is reached only where the operator has named it', async () => {
  const url = await listen((_request, reply) => reply.end('here'))
  await expect(
    sendOutgoing({ method: 'GET', url }, { allowedPrivateHosts: [], deadlineMs: 1_000 }),
  ).rejects.toMatchObject({ code: 'address_not_allowed' })
  const limits = { allowedPrivateHosts: ['127.0.0.1'], deadlineMs: 1_000 }
  const reply = await sendOutgoing({ method: 'GET', url }, limits)
  expect(reply.body.toString()).toBe('here')
})

test('a redirect is answered as it is, not followed', async () => {
  let calls = 0
  const url = await listen((_request, reply) => {
    calls++
    reply.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
  })
  const limits = { allowedPrivateHosts: ['127.0.0.1'], deadlineMs: 1_000 }
  expect((await sendOutgoing({ method: 'GET', url }, limits)).status).toBe(302)
  expect(calls).toBe(1)
})

test('a name that leads to a private address is refused when it is looked up', async () => {
  const lookup = guardedLookup(new URL('https://shop.example.com'), [])
  const error = await new Promise((resolve) => lookup?.('localhost', {}, resolve))
  expect(error).toBeInstanceOf(PrivateAddressError)
})

test('a reply that trickles or never ends is cut at the deadline or the size', async () => {
  const url = await listen((_request, reply) => {
    reply.write('x'.repeat(100))
    const timer = setInterval(() => reply.write('x'.repeat(100)), 20)
    reply.on('close', () => clearInterval(timer))
  })
  const limits = { allowedPrivateHosts: ['127.0.0.1'] }
  await expect(
    sendOutgoing({ method: 'GET', url }, { ...limits, deadlineMs: 200 }),
  ).rejects.toThrow()
  await expect(
    sendOutgoing({ method: 'GET', url }, { ...limits, deadlineMs: 5_000, maxReplyBytes: 250 }),
  ).rejects.toThrow(/too large/)
})
