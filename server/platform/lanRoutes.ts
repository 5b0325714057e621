import { z } from 'zod'
import { findLanCertificate } from './lanAuthority.ts'
import { type Route, route } from './route.ts'

const lanGet = route({
  name: 'lanGet',
  method: 'GET',
  path: '/v1/lan',
  permission: 'access.self',
  summary: 'How a phone on the local network reaches this server.',
  description:
    'With `npm start -- --lan`: the address, the page that helps a phone to trust it, and the fingerprint to compare.',
  reply: z.object({
    on: z.boolean(),
    address: z.string(),
    trustAddress: z.string().nullable(),
    fingerprint: z.string().nullable().describe('SHA-256 of the certificate to trust.'),
    expiresOn: z.iso.date().nullable(),
  }),
  handle: async ({ config }) => {
    const certificate = config.lan ? findLanCertificate(config.dataFolder) : undefined
    return {
      on: config.lan,
      address: config.baseUrl,
      trustAddress: config.trustUrl ?? null,
      fingerprint: certificate?.fingerprint256 ?? null,
      expiresOn: certificate ? new Date(certificate.validTo).toISOString().slice(0, 10) : null,
    }
  },
})

/** What phones need to know. */
export const lanRoutes: Route[] = [lanGet]
