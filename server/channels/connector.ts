import type { ShipTo } from '../orders/shipTo.ts'

/** What a channel can do, so that the runtime need not know which one it is. */
export interface Capabilities {
  /** How its number is written: not at all, absolutely, or absolutely with compare-and-set. */
  stockWrite: 'none' | 'absolute' | 'compare_and_set'
  /** Whether it keeps one number for a listing or one for each of its places. */
  stockScope: 'listing' | 'place'
  /** `pending`: a write is taken first and applied later. */
  writeAck: 'applied' | 'pending'
  /** How many listings one write takes. */
  maxBatch: number
  /** Such as eBay's 250. */
  maxRevisionsPerListingPerDay?: number
  /** Whether orders can be read, and how often without harm. */
  orders: 'none' | 'poll'
  pollSeconds: number
  /** Where all orders may be read only so often: an increase that waits for them waits so long. */
  orderReadGapSeconds?: number
  push: 'none' | 'webhook' | 'queue'
  /** The channel holds stock of its own for some listings: read only. */
  fulfilsItself: boolean
  /**
   * It gives units back by itself when we tell it of a cancellation or a shipment, whenever that comes:
   * a number written before would then be too high, so it is written again.
   */
  releasesByItself?: boolean
}

/** One request of a connector. */
export interface ChannelRequest {
  method: string
  url: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Which of the channel's limits it counts against. */
  bucket: string
  /** How much of it, where calls differ. */
  cost?: number
  /** Safe to send again when nobody knows whether it arrived; every GET is. */
  repeatable?: boolean
}

export interface ChannelReply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** Given by the runtime: connectors never sleep, retry, log or keep anything. */
export interface ChannelContext {
  accountId: string
  settings: Record<string, unknown>
  signal: AbortSignal
  now(): string
  /** The same for every try of the same write. */
  idempotencyKey: string
  secrets: {
    get(name: string): Promise<string>
    put(name: string, value: string, expiresAt?: string): Promise<void>
  }
  /** Throws ChannelFailure for what no connector can help: no answer, throttled, 5xx. */
  http(request: ChannelRequest): Promise<ChannelReply>
}

export interface Paged<Row> {
  rows: Row[]
  cursor?: string
}

/** The channel's keys of a listing. */
export interface ListingRef {
  listingId: string
  variantId?: string
  inventoryItemId?: string
  sku?: string
  /** The kind of product, where a write has to name it. */
  productType?: string
}

export interface ChannelListing {
  ref: ListingRef
  title: string
  sku?: string
  barcode?: string
  asin?: string
  status: 'active' | 'inactive' | 'ended'
  tracked: boolean
  fulfilledBy: 'merchant' | 'channel'
}

export interface ChannelPlace {
  id: string
  name: string
  active: boolean
}

/** What the channel offers of a listing right now. */
export interface StockLevel {
  ref: ListingRef
  place?: string
  /** Units that it would still sell. */
  available: number
}

/** What the channel itself holds of a SKU (FBA and the like). */
export interface PoolLevel {
  sku: string
  fulfillable: number
  inbound: number
  reserved: number
  unfulfillable: number
  researching: number
}

/** A job in which the channel gathers everything that it lists and shows. */
export interface BulkJob {
  id: string
  startedAt: string
}

/** What such a job has gathered; not whole where the channel broke it off. */
export interface BulkFile {
  /** Empty where there is nothing to read. */
  url: string
  whole: boolean
}

/** One line of such a file. */
export type BulkRow = { listing: ChannelListing } | { level: StockLevel }

/** Reads a shop whole in one job of the channel's own, where pages would use up its limits. */
export interface BulkReader {
  /** From how many listings on. */
  from: number
  /** How many listings there are at least, before any has been read. */
  count(context: ChannelContext): Promise<number>
  /** Begins one, or finds ours that is already under way; `throttled` where there is no room for one. */
  start(context: ChannelContext): Promise<BulkJob>
  /** Undefined while it runs; `not_found` where it came to nothing. */
  find(context: ChannelContext, job: BulkJob): Promise<BulkFile | undefined>
  read(context: ChannelContext, file: BulkFile): AsyncGenerator<BulkRow>
}

export interface StockWrite {
  ref: ListingRef
  place?: string
  /** Units that it may still sell from now on; a channel that stores another number converts. */
  target: number
  /** What it was last seen to show, for compare-and-set. */
  expect: number | null
  seq: number
}

export type StockResult =
  | { ok: true; applied: number; jobId?: string }
  | { ok: false; code: FailureCode; message: string; actual?: number }

/**
 * Why something failed, which decides what happens next: `stale` and `not_found` need a fresh read,
 * `throttled` and `transient` another try, `auth` a person, `invalid` and `blocked` a person who looks at the listing.
 */
export type FailureCode =
  | 'stale'
  | 'not_found'
  | 'invalid'
  | 'blocked'
  | 'throttled'
  | 'auth'
  | 'transient'

/** Thrown for a whole call that failed. */
export class ChannelFailure extends Error {
  readonly code: FailureCode
  readonly retryAfterMs: number | undefined

  constructor(code: FailureCode, message: string, retryAfterMs?: number) {
    super(message)
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}

export interface ChannelOrderLineRead {
  lineId: string
  ref?: ListingRef
  sku?: string
  title?: string
  barcode?: string
  ordered: number
  cancelled: number
  shipped: number
  refunded: number
  restocked: number
  fulfilledBy: 'merchant' | 'channel'
  place?: string
  priceMinor?: number
}

/** An order, whole, as it is in the channel now. */
export interface ChannelOrderRead {
  externalId: string
  number: string
  state: 'pending' | 'open' | 'cancelled'
  hold?: string | null
  placedAt: string
  updatedAt: string
  version?: string
  shipBy?: string | null
  /** Placed to try the shop; taken by nobody. */
  test: boolean
  shipTo?: ShipTo | null
  lines: ChannelOrderLineRead[]
}

export interface ShipmentNews {
  externalOrderId: string
  shipmentId: string
  lines: { externalLineId: string; quantity: number }[]
  carrier: string
  service: string
  tracking: string
  shippedAt: string
  place?: string
}

export interface CancellationNews {
  externalOrderId: string
  whole: boolean
  reason: string
  lines: { externalLineId: string; quantity: number }[]
}

export interface RefundNews {
  externalOrderId: string
  refundId: string
  amountMinor: number | null
  reason: string
  lines: { externalLineId: string; quantity: number; restock: 'none' | 'cancel' | 'return' }[]
}

/** A webhook's or queue's message: a hint to read again, never the truth. */
export interface InboundHint {
  /** The same for every delivery of the same message. */
  dedupeKey: string
  topic: string
  occurredAt?: string
  kind: 'order' | 'stock' | 'listing' | 'other'
  id?: string
}

export interface RawRequest {
  method: string
  headers: Record<string, string>
  body: Buffer
}

export type Verified =
  | { ok: true; hints: InboundHint[]; reply?: { status: number; body?: string } }
  | { ok: false }

/** A token bucket. */
export interface RateLimit {
  perSecond: number
  burst: number
}

/** A field that the page asks for when an account is connected. */
export interface ConnectField {
  name: string
  label: string
  secret: boolean
  /** An address: checked against private networks before it is used. */
  address?: boolean
  optional?: boolean
  advice?: string
  /** Ours to make up: the page offers a new one, to be copied to the other side. */
  generated?: 'webhook_secret'
}

/** One channel. Everything it throws beside ChannelFailure is a bug or a reply of a wrong form. */
export interface Connector {
  readonly id: string
  readonly name: string
  readonly capabilities: Capabilities
  readonly fields: ConnectField[]
  /** What each bucket allows where the channel has not said; a bucket without a line is not limited. */
  readonly limits: Record<string, RateLimit>
  /** What the channel says about a bucket in a reply. */
  readLimit?(reply: ChannelReply): Partial<RateLimit & { available: number }> | undefined
  /** A failure that the status of a reply does not say, or says wrongly. */
  readFailure?(reply: ChannelReply): ChannelFailure | undefined
  /** Whether the credentials work: throws `auth` where they do not. */
  check(context: ChannelContext): Promise<{ name: string; clockSkewMs?: number }>
  listPlaces?(context: ChannelContext): Promise<ChannelPlace[]>
  /** Absent where the shop tells us its listings. */
  listListings?(context: ChannelContext, cursor?: string): Promise<Paged<ChannelListing>>
  readStock?(context: ChannelContext, refs: ListingRef[]): Promise<StockLevel[]>
  bulk?: BulkReader
  /** Answers in the order of the writes. */
  writeStock?(context: ChannelContext, writes: StockWrite[]): Promise<StockResult[]>
  /** The result of a write that was taken and not yet applied; undefined while it is not. */
  readJob?(
    context: ChannelContext,
    jobId: string,
    write: StockWrite,
  ): Promise<StockResult | undefined>
  readPools?(context: ChannelContext, cursor?: string): Promise<Paged<PoolLevel>>
  listOrders?(
    context: ChannelContext,
    query: { updatedSince: string; cursor?: string },
  ): Promise<Paged<ChannelOrderRead>>
  /** Null where the channel no longer has it. */
  getOrder?(context: ChannelContext, externalId: string): Promise<ChannelOrderRead | null>
  confirmShipment?(context: ChannelContext, news: ShipmentNews): Promise<{ id: string }>
  cancelLines?(context: ChannelContext, news: CancellationNews): Promise<void>
  refundLines?(context: ChannelContext, news: RefundNews): Promise<void>
  /** Where a person finds an order, for what the channel takes by hand only. */
  orderPage?(settings: Record<string, unknown>, externalId: string): string
  /** Asks for messages at our address; safe to repeat, mends what the channel has disabled. */
  subscribe?(context: ChannelContext, callbackUrl: string): Promise<void>
  /** Checks a message's signature over its raw body. */
  verify?(context: ChannelContext, request: RawRequest): Promise<Verified>
  /** Takes messages from a queue; acknowledged once they are kept. */
  pull?(context: ChannelContext): Promise<{ hints: InboundHint[]; acknowledge(): Promise<void> }>
}
