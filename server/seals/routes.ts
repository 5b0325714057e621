import { z } from 'zod'
import type { Jobs } from '../platform/jobs.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { listSeals } from './listSeals.ts'
import { deriveSealKey } from './seal.ts'
import { sealClosedHours } from './sealHours.ts'
import { verifyAll } from './verifyAll.ts'

export const sealList = route({
  name: 'sealList',
  method: 'GET',
  path: '/v1/seals',
  permission: 'audit.read',
  summary: 'Seals of the hours that are closed, the newest first',
  description:
    'Each names, signed and chained to the one before, what the ledger and the audit trail held of its hour. How to check them is in docs/seals.md.',
  query: z.strictObject(pageQuery),
  reply: pageOf(
    z.object({
      number: z.int(),
      hour: z.iso.datetime().describe('The hour from this instant on.'),
      movements: z.int().describe('How many movements the hour has.'),
      events: z.int().describe('How many entries of the audit trail the hour has.'),
      previous: z.string().describe('The hash of the seal before; zeros in the first.'),
      hash: z.string().describe('SHA-256 of `body`.'),
      body: z.string().describe('The text that was signed.'),
      signature: z.string().describe('Ed25519 over `body`, in base64.'),
      publicKey: z.string().describe('The 32 bytes of the key, in base64.'),
      sealedAt: z.iso.datetime(),
    }),
  ),
  handle: async ({ tx, query: { limit, cursor } }) => {
    const before = decodeCursor(cursor, z.tuple([z.int()]))?.[0]
    return toPage(await listSeals(tx, limit + 1, before), limit, ({ number }) => [number])
  },
})

export const stockVerificationCreate = route({
  name: 'stockVerificationCreate',
  method: 'POST',
  path: '/v1/stock-verifications',
  permission: 'audit.read',
  summary: 'Compute everything again from the ledger, check every seal, and name each difference.',
  description: 'Nothing is changed. An empty list of differences is what should come out.',
  transaction: false,
  reply: z.object({
    differences: z.array(
      z.object({
        check: z.string(),
        subject: z.string(),
        expected: z.string(),
        found: z.string(),
      }),
    ),
  }),
  handle: async ({ db, masterKey }) => ({
    differences: await verifyAll(db, deriveSealKey(masterKey).publicKey),
  }),
})

export const sealsRoutes: Route[] = [sealList, stockVerificationCreate]

export const sealsJobs: Jobs = {
  'seals.seal_closed_hours': {
    // The first try of an hour; the others are for one in which a transaction was still open.
    schedule: '7,27,47 * * * *',
    run: async ({ db, context, masterKey, signal }) => {
      await sealClosedHours(db, context, deriveSealKey(masterKey), signal)
    },
  },
}
