import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApp } from '../../test/app.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { openLan } from './lan.ts'
import {
  findLanCertificate,
  issueLanCertificate,
  type LanAuthority,
  openLanAuthority,
} from './lanAuthority.ts'
import { serveTrustPage } from './trustPage.ts'

let folder: string
let authority: LanAuthority

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onhand-lan-'))
  authority = await openLanAuthority(folder, systemClock.now())
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What a phone that trusts the authority says of a server with this certificate. */
async function handshake(tls: { cert: string; key: string }, servername: string): Promise<string> {
  const server: Server = createServer(tls)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const isName = /[a-z]/.test(servername)
  const said = await new Promise<string>((resolve) => {
    const socket = connect(
      {
        port,
        host: '127.0.0.1',
        ca: authority.certificate.toString(),
        ...(isName ? { servername } : {}),
      },
      () => resolve('trusted'),
    )
    socket.once('error', (error) => resolve(error.message))
    socket.once('close', () => socket.destroy())
    setTimeout(() => socket.end(), 200)
  })
  server.close()
  server.closeAllConnections()
  return said
}

describe('The local network', () => {
  test('the authority is made once, for its owner’s eyes only', async () => {
    const again = await openLanAuthority(folder, systemClock.now())
    expect(again.certificate.fingerprint256).toBe(authority.certificate.fingerprint256)
    expect(findLanCertificate(folder)?.fingerprint256).toBe(authority.certificate.fingerprint256)
    expect(readdirSync(folder)).toEqual(['lan-ca.pem'])
    expect(statSync(join(folder, 'lan-ca.pem')).mode & 0o777).toBe(0o600)
    expect(authority.certificate.ca).toBe(true)
  })

  test('whoever trusts the authority trusts this machine, by name and by address', async () => {
    const names = ['192.168.1.20', 'warehouse.local', 'localhost', '127.0.0.1']
    const tls = await issueLanCertificate(authority, names, systemClock.now())
    expect(await handshake(tls, 'localhost')).toBe('trusted')
    expect(await handshake(tls, 'warehouse.local')).toBe('trusted')
    expect(await handshake(tls, '127.0.0.1')).toBe('trusted')
    const days = (Date.parse(tls.expiresAt) - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(397)
  })

  test('the authority can imitate nothing outside of private networks', async () => {
    const tls = await issueLanCertificate(authority, ['bank.example.com'], systemClock.now())
    expect(await handshake(tls, 'bank.example.com')).toMatch(/permitted subtree/)
  })

  test('settings for the local network name its address and its page', async () => {
    const config = readConfig({ ONHAND_DATA: folder, PORT: '4443' }, ['--lan'])
    expect(config).toMatchObject({ host: '0.0.0.0', lan: true })
    expect(config.baseUrl).toMatch(/^https:\/\/.+:4443$/)
    expect(config.trustUrl).toMatch(/^http:\/\/.+:4444\/$/)
    const lan = await openLan(config, systemClock)
    expect(await handshake(lan.config.tls as { cert: string; key: string }, 'localhost')).toBe(
      'trusted',
    )
    expect(() => readConfig({ PORT: '0' }, ['--lan'])).toThrow('needs a PORT')
    const files = { ONHAND_TLS_CERT_FILE: 'a', ONHAND_TLS_KEY_FILE: 'b' }
    expect(() => readConfig(files, ['--lan'])).toThrow('makes a certificate of its own')
  })

  test('over plain HTTP there are the certificate and how to trust it, and nothing else', async () => {
    const config = {
      ...readConfig({ ONHAND_DATA: folder }, ['--lan']),
      host: '127.0.0.1',
      trustUrl: 'http://127.0.0.1:0/',
    }
    const page = await serveTrustPage(
      { ...config, trustUrl: 'http://127.0.0.1:45617/' },
      authority.certificate,
    )
    const ask = (path: string, method = 'GET') =>
      new Promise<{ status: number | undefined; type: string | undefined; body: Buffer }>(
        (resolve, reject) => {
          const asked = request({ port: page.port, host: '127.0.0.1', path, method }, (answer) => {
            const parts: Buffer[] = []
            answer.on('data', (part: Buffer) => parts.push(part))
            answer.on('end', () =>
              resolve({
                status: answer.statusCode,
                type: answer.headers['content-type'],
                body: Buffer.concat(parts),
              }),
            )
          })
          asked.once('error', reject)
          asked.end()
        },
      )
    const first = await ask('/')
    expect(first.body.toString()).toContain(authority.certificate.fingerprint256)
    expect(first.body.toString()).toContain(`${config.baseUrl}/scan`)
    const file = await ask('/onhand-ca.crt')
    expect(file.type).toBe('application/x-x509-ca-cert')
    expect(file.body.equals(authority.certificate.raw)).toBe(true)
    for (const path of ['/v1/session', '/lan-ca.pem', '/../lan-ca.pem', '/health/live'])
      expect((await ask(path)).status).toBe(404)
    expect((await ask('/', 'POST')).status).toBe(405)
    await page.close()
  })

  test('the app answers for the names of the local network, and says how to reach it', async () => {
    const app = await createTestApp({
      env: { ONHAND_BASE_URL: 'https://192.168.1.20:4400', ONHAND_TRUSTED_PROXIES: 'loopback' },
    })
    const lan = await app.request('GET', '/v1/lan')
    expect(lan.body).toMatchObject({ on: false, trustAddress: null, fingerprint: null })
    const local = `${hostname().toLowerCase().split('.')[0]}.local`
    const elsewhere = await app.request('GET', '/v1/lan', undefined, {
      headers: { host: `${local}:4400` },
    })
    expect(elsewhere.status).toBe(421)
    await app.close()
  })
})
