import { z } from 'zod'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import { type Route, route } from '../platform/route.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './apiKeys.ts'
import { listAuditEntries } from './auditEntries.ts'
import { ROLES } from './roles.ts'

const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  handle: z.string(),
  role: z.enum(ROLES).nullable(),
  scopes: z.array(z.string()).nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
})

const apiKeyCreate = route({
  name: 'apiKeyCreate',
  method: 'POST',
  path: '/v1/api-keys',
  permission: 'access.manage',
  summary: 'Makes an API key and shows it this once.',
  description:
    'Give a role, or permissions one by one as scopes. A key never may more than the one who makes it, and keys made here manage neither users nor keys; for that the operator makes one on the machine: `onhand key create`.',
  body: z
    .strictObject({
      name: z.string().trim().min(1).max(100),
      role: z.enum(ROLES).optional(),
      scopes: z.array(z.string().max(60)).min(1).max(50).optional(),
      expiresOn: z.iso.date().optional(),
    })
    .refine(({ role, scopes }) => (role === undefined) !== (scopes === undefined), {
      message: 'give either a role or scopes',
    }),
  reply: apiKey.extend({ key: z.string() }),
  status: 201,
  refusals: ['more_than_creator', 'scope_unknown', 'key_expiry_out_of_range'],
  secretReply: true,
  handle: async ({ tx, body }) => createApiKey(tx, body),
})

const apiKeyList = route({
  name: 'apiKeyList',
  method: 'GET',
  path: '/v1/api-keys',
  permission: 'access.manage',
  summary: 'Lists the API keys, also those that ended; their secret part is nowhere any more.',
  query: z.strictObject(pageQuery),
  reply: pageOf(apiKey),
  handle: async ({ tx, query }) => {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const rows = await listApiKeys(tx, query.limit + 1, after)
    return toPage(rows, query.limit, (row) => [row.createdAt, row.id])
  },
})

const apiKeyRevoke = route({
  name: 'apiKeyRevoke',
  method: 'DELETE',
  path: '/v1/api-keys/{id}',
  permission: 'access.manage',
  summary: 'Ends an API key at once.',
  params: z.strictObject({ id: z.uuid() }),
  handle: async ({ tx, params }) => revokeApiKey(tx, params.id),
})

const auditEntryList = route({
  name: 'auditEntryList',
  method: 'GET',
  path: '/v1/audit-entries',
  permission: 'audit.read',
  summary: 'Lists who did what, when and from where, the latest first.',
  query: z.strictObject({
    ...pageQuery,
    actor: z.string().max(200).optional(),
    type: z.string().max(100).optional(),
    subject: z.string().max(200).optional(),
    subjectKind: z.string().max(60).optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
  }),
  reply: pageOf(
    z.object({
      id: z.uuid(),
      type: z.string(),
      at: z.iso.datetime(),
      subjectKind: z.string(),
      subjectId: z.string(),
      subjectName: z.string(),
      details: z.record(z.string(), z.unknown()),
      actorKind: z.string(),
      actorId: z.string(),
      actorName: z.string(),
      actorRole: z.string(),
      via: z.string(),
      address: z.string(),
      agent: z.string(),
      requestId: z.string(),
    }),
  ),
  handle: async ({ tx, query }) => {
    const { limit, cursor, ...filter } = query
    const [before] = decodeCursor(cursor, z.tuple([z.uuid()])) ?? []
    const rows = await listAuditEntries(tx, filter, limit + 1, before)
    return toPage(rows, limit, (row) => [row.id])
  },
})

/** API keys and the audit log. */
export const keyRoutes: Route[] = [apiKeyCreate, apiKeyList, apiKeyRevoke, auditEntryList]
