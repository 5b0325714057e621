import { z } from 'zod'
import {
  type BulkFile,
  type BulkJob,
  type BulkReader,
  type BulkRow,
  type ChannelContext,
  ChannelFailure,
  type ListingRef,
} from '../connector.ts'
import { callShopify, refuseUserErrors } from './shopifyCall.ts'
import { shopifyDocuments } from './shopifyDocuments.ts'
import {
  findPrimary,
  levelNode,
  toShopifyLevels,
  toShopifyListing,
  variantNode,
} from './shopifyStock.ts'

// Pages of more would take minutes of a shop's points; and Shopify pages through 25,000 at most.
const FROM_LISTINGS = 1_000
// The file is read in pieces, so that a shop of any size takes as little memory.
const PIECE_BYTES = 4 * 1024 * 1024
const BUSY = ['OPERATION_IN_PROGRESS', 'LIMIT_REACHED']
const ASK_AGAIN_MS = 60_000

/** Reads all variants with their numbers in one bulk operation, whose file is downloaded in pieces. */
export const shopifyBulk: BulkReader = {
  from: FROM_LISTINGS,
  count: async (context) => {
    const { productVariantsCount } = await callShopify(
      context,
      'variantsCount',
      {},
      z.object({ productVariantsCount: z.object({ count: z.number() }).nullable() }),
    )
    return productVariantsCount?.count ?? 0
  },
  start: startBulk,
  find: findBulk,
  read: readBulk,
}

const startReply = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string(), createdAt: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
})

async function startBulk(context: ChannelContext): Promise<BulkJob> {
  const startedAt = context.now()
  const { bulkOperationRunQuery } = await callShopify(
    context,
    'bulkRead',
    { query: shopifyDocuments.bulkStock },
    startReply,
  )
  const { bulkOperation, userErrors } = bulkOperationRunQuery
  if (bulkOperation) return { id: bulkOperation.id, startedAt }
  if (userErrors.some(({ code }) => BUSY.includes(code ?? ''))) return findOurs(context)
  refuseUserErrors(userErrors)
  throw new ChannelFailure('transient', 'Shopify began no bulk operation and gave no reason.')
}

const runningReply = z.object({
  bulkOperations: z.object({
    nodes: z.array(
      z.object({ id: z.string(), createdAt: z.string(), status: z.string(), query: z.string() }),
    ),
  }),
})

/** One whose answer was lost is still ours; beside those of others there is no room for now. */
async function findOurs(context: ChannelContext): Promise<BulkJob> {
  const { bulkOperations } = await callShopify(context, 'bulkReads', {}, runningReply)
  const wanted = shopifyDocuments.bulkStock.trim()
  const ours = bulkOperations.nodes.find(({ query }) => query.trim() === wanted)
  if (!ours)
    throw new ChannelFailure(
      'throttled',
      'Shopify is busy with bulk operations of others.',
      ASK_AGAIN_MS,
    )
  return { id: ours.id, startedAt: new Date(ours.createdAt).toISOString() }
}

const stateReply = z.object({
  bulkOperation: z
    .object({
      status: z.string(),
      errorCode: z.string().nullable(),
      url: z.string().nullable(),
      partialDataUrl: z.string().nullable(),
    })
    .nullable(),
})

async function findBulk(context: ChannelContext, { id }: BulkJob): Promise<BulkFile | undefined> {
  const { bulkOperation } = await callShopify(context, 'bulkState', { id }, stateReply)
  if (!bulkOperation) throw new ChannelFailure('not_found', 'Shopify has lost the bulk operation.')
  const { status, errorCode, url, partialDataUrl } = bulkOperation
  if (['CREATED', 'RUNNING', 'CANCELING'].includes(status)) return undefined
  if (errorCode === 'ACCESS_DENIED')
    throw new ChannelFailure('auth', 'Shopify forbids the bulk operation: a scope is missing.')
  if (status === 'COMPLETED' && url) return { url, whole: true }
  // A shop without variants has no file.
  if (status === 'COMPLETED') return { url: '', whole: true }
  if (partialDataUrl) return { url: partialDataUrl, whole: false }
  throw new ChannelFailure(
    'not_found',
    `Shopify ended the bulk operation (${errorCode ?? status}).`,
  )
}

const levelLine = levelNode.extend({ item: z.object({ id: z.string() }) })

/** Levels name their item only; whatever comes before its variant waits for it. */
async function* readBulk(context: ChannelContext, file: BulkFile): AsyncGenerator<BulkRow> {
  const primary = await findPrimary(context)
  const refs = new Map<string, ListingRef>()
  const waiting: z.output<typeof levelLine>[] = []
  for await (const line of readLines(context, file)) {
    const row: unknown = JSON.parse(line)
    const level = levelLine.safeParse(row).data
    if (!level) {
      const listing = toShopifyListing(variantNode.parse(row))
      refs.set(listing.ref.inventoryItemId ?? '', listing.ref)
      yield { listing }
      continue
    }
    const ref = refs.get(level.item.id)
    if (!ref) waiting.push(level)
    else for (const one of toShopifyLevels(ref, level, primary)) yield { level: one }
  }
  for (const level of waiting) {
    const ref = refs.get(level.item.id)
    if (ref) for (const one of toShopifyLevels(ref, level, primary)) yield { level: one }
  }
}

/** The lines of a file that lies in a storage of others: our token is not for it. */
async function* readLines(
  context: ChannelContext,
  { url, whole }: BulkFile,
): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for (let [from, total] = [0, Number.POSITIVE_INFINITY]; url && from < total; ) {
    const piece = await readPiece(context, url, from)
    from += piece.bytes.length
    total = piece.total
    const bytes = Buffer.concat([rest, piece.bytes])
    const end = bytes.lastIndexOf(10) + 1
    for (const line of bytes.subarray(0, end).toString().split('\n')) if (line) yield line
    rest = bytes.subarray(end)
  }
  // The last line of a file that was broken off may be cut.
  const last = rest.toString().trim()
  if (last && whole) yield last
}

async function readPiece(
  context: ChannelContext,
  url: string,
  from: number,
): Promise<{ bytes: Buffer; total: number }> {
  const range = `bytes=${from}-${from + PIECE_BYTES - 1}`
  const { status, headers, body } = await context.http({
    method: 'GET',
    url,
    headers: { range },
    bucket: 'files',
  })
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? []
  if (status === 206 && Number(first) === from && body.length > 0)
    return { bytes: body, total: Number(total) }
  // A storage that knows no pieces sends all of it.
  if (status === 200) return { bytes: body.subarray(from), total: body.length }
  if (status >= 400)
    throw new ChannelFailure('not_found', `The file of Shopify is gone (${status}).`)
  throw new ChannelFailure('transient', 'The file of Shopify did not come whole.')
}
