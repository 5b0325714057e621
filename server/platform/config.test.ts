import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'onhand-config-'))
const certFile = join(folder, 'cert.pem')
const keyFile = join(folder, 'key.pem')
writeFileSync(certFile, '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n')
writeFileSync(keyFile, '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n')
afterAll(() => rmSync(folder, { recursive: true }))

function refusalOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env)
  } catch (error) {
    return String(error)
  }
  return 'nothing was refused'
}

describe('Settings', () => {
  test('without any, it serves this machine only, from a folder beside it', () => {
    const config = readConfig({})
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4400,
      baseUrl: 'http://127.0.0.1:4400',
      dataFolder: resolve('onhand-data'),
      databaseUrl: undefined,
      allowUnsafeDatabase: false,
      demo: false,
      warnings: [],
    })
    expect(Object.isFrozen(config)).toBe(true)
  })

  test('a variable that is set to nothing counts as not set', () => {
    expect(readConfig({ PORT: '', ONHAND_DATA: ' ' })).toEqual(readConfig({}))
  })

  test('every wrong variable is named together with what it must be', () => {
    const message = refusalOf({
      PORT: '44000000',
      DATABASE_URL: 'mysql://x',
      ONHAND_BASE_URL: 'stock.example.com',
      ONHAND_SMTP_URL: 'mail.example.com',
      ONHAND_LOG_LEVEL: 'loud',
      ONHAND_ALLOW_UNSAFE_DATABASE: 'perhaps',
      ONHAND_ALLOWED_PRIVATE_HOSTS: 'http://erp.lan',
    })
    expect(message).toMatch(/PORT must be a port number/)
    expect(message).toMatch(/DATABASE_URL must begin with postgresql:/)
    expect(message).toMatch(/ONHAND_BASE_URL must be an address without a path/)
    expect(message).toMatch(/ONHAND_SMTP_URL must begin with smtp/)
    expect(message).toMatch(/ONHAND_LOG_LEVEL must be one of/)
    expect(message).toMatch(/ONHAND_ALLOW_UNSAFE_DATABASE must be true or false/)
    expect(message).toMatch(/ONHAND_ALLOWED_PRIVATE_HOSTS must list host names/)
  })

  test('a variable of ours that nobody knows is pointed out', () => {
    expect(readConfig({ ONHAND_DATE: 'x', ONHAND_API_KEY: 'y' }).warnings).toEqual([
      expect.stringContaining('ONHAND_DATE'),
    ])
  })

  test('an unknown argument is refused', () => {
    expect(() => readConfig({}, ['--dmeo'])).toThrow(/--demo/)
  })
})

describe('The demo', () => {
  test('has a folder of its own', () => {
    expect(readConfig({}, ['--demo']).dataFolder).toBe(resolve('onhand-demo'))
    expect(readConfig({ ONHAND_DATA: '/srv/onhand/' }, ['--demo']).dataFolder).toBe(
      '/srv/onhand-demo',
    )
  })

  test('never fills a database that someone else keeps', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgresql://db/x' }, ['--demo'])).toThrow(
      /unset DATABASE_URL/,
    )
  })
})

describe('Plain HTTP', () => {
  test('is refused beyond this machine, with the three ways out', () => {
    const message = refusalOf({ HOST: '0.0.0.0' })
    expect(message).toMatch(/ONHAND_TLS_CERT_FILE/)
    expect(message).toMatch(/ONHAND_TRUSTED_PROXIES/)
    expect(message).toMatch(/127\.0\.0\.1/)
  })

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('is allowed on %s', (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST)
  })

  test('is allowed behind a trusted proxy', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      ONHAND_TRUSTED_PROXIES: '10.0.0.5, fd00::/8 loopback',
      ONHAND_BASE_URL: 'https://stock.example.com/',
    })
    expect(config.trustedProxies).toEqual(['10.0.0.5', 'fd00::/8', 'loopback'])
    expect(config.baseUrl).toBe('https://stock.example.com')
  })

  test.each(['0.0.0.0/0', '::/0', '10.0.0.0/33', 'proxy.lan', '10.0.0.1/8/8'])(
    'is not opened by the proxy %s',
    (proxy) => {
      expect(() => readConfig({ ONHAND_TRUSTED_PROXIES: proxy })).toThrow(/ONHAND_TRUSTED_PROXIES/)
    },
  )

  test('is refused as the address that links are made of', () => {
    expect(() => readConfig({ ONHAND_BASE_URL: 'http://stock.example.com' })).toThrow(/plain HTTP/)
  })
})

describe('TLS', () => {
  test('opens other addresses and makes links secure', () => {
    const config = readConfig({
      HOST: '::',
      ONHAND_TLS_CERT_FILE: certFile,
      ONHAND_TLS_KEY_FILE: keyFile,
    })
    expect(config.tls?.key).toContain('PRIVATE KEY')
    expect(config.baseUrl).toBe('https://localhost:4400')
  })

  test('needs both files, each of its kind', () => {
    expect(() => readConfig({ ONHAND_TLS_CERT_FILE: certFile })).toThrow(/ONHAND_TLS_KEY_FILE/)
    expect(() =>
      readConfig({ ONHAND_TLS_CERT_FILE: keyFile, ONHAND_TLS_KEY_FILE: certFile }),
    ).toThrow(/ONHAND_TLS_CERT_FILE.*CERTIFICATE/)
    expect(() =>
      readConfig({ ONHAND_TLS_CERT_FILE: join(folder, 'none'), ONHAND_TLS_KEY_FILE: keyFile }),
    ).toThrow(/cannot be read/)
  })
})
