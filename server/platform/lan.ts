import type { Server } from 'node:https'
import type { FastifyInstance } from 'fastify'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { listLanAddresses, listLanNames } from './lanAddresses.ts'
import { issueLanCertificate, type LanCertificate, openLanAuthority } from './lanAuthority.ts'
import type { Log } from './log.ts'
import { serveTrustPage } from './trustPage.ts'

const LOOK_AGAIN_MS = 60_000
const RENEW_BEFORE_MS = 30 * 86_400_000

/** A start that serves the local network. */
export interface Lan {
  /** The settings with the certificate and the address that were made for them. */
  config: Config
  /** Serves the page that helps phones, and keeps the certificate good; gives what ends both. */
  start(app: FastifyInstance, log: Log): Promise<() => Promise<void>>
}

/** Prepares a start with `--lan`: the authority, made on first use, and a certificate for today's addresses. */
export async function openLan(config: Config, clock: Clock): Promise<Lan> {
  const authority = await openLanAuthority(config.dataFolder, clock.now())
  let current = await issueLanCertificate(authority, namesNow(), clock.now())
  const { cert, key } = current
  return {
    config: Object.freeze({ ...config, tls: Object.freeze({ cert, key }) }),
    start: async (app, log) => {
      const page = await serveTrustPage(config, authority.certificate)
      const renew = async () => {
        if (!isOld(current, clock)) return
        current = await issueLanCertificate(authority, namesNow(), clock.now())
        ;(app.server as Server).setSecureContext({ cert: current.cert, key: current.key })
        log.info({ names: current.names }, 'the certificate for the local network was renewed')
      }
      const onError = (error: unknown) => log.error({ err: error }, 'the certificate is old')
      const timer = setInterval(() => void renew().catch(onError), LOOK_AGAIN_MS).unref()
      return async () => {
        clearInterval(timer)
        await page.close()
      }
    },
  }
}

/** Whether the machine has moved to another address, or the end is near. */
function isOld({ names, expiresAt }: LanCertificate, clock: Clock): boolean {
  const isMoved = namesNow().some((name) => !names.includes(name))
  return isMoved || Date.parse(expiresAt) - Date.parse(clock.now()) < RENEW_BEFORE_MS
}

function namesNow(): string[] {
  return [...listLanAddresses(), ...listLanNames(), 'localhost', '127.0.0.1', '::1']
}
