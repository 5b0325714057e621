import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  parse,
  type SelectionSetNode,
} from 'graphql'
import type { Clock } from '../server/platform/clock.ts'

const LARGEST = 2_000
const PER_SECOND = 100
const MOST_OF_ONE = 1_000
const MUTATION = 10

/** What a document may cost, as Shopify counts before it is run: an object one, a page as many as it asks for. */
export function pointsOf(
  schema: GraphQLSchema,
  source: string,
  variables: Record<string, unknown>,
): number {
  const [operation] = parse(source).definitions
  if (operation?.kind !== 'OperationDefinition') return 0
  const isMutation = operation.operation === 'mutation'
  const root = isMutation ? schema.getMutationType() : schema.getQueryType()
  const fields = root ? pointsWithin(schema, root, operation.selectionSet, variables) : 0
  return fields + (isMutation ? MUTATION : 0)
}

/** Of several kinds that an object may be of, the dearest counts. */
function pointsWithin(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  { selections }: SelectionSetNode,
  variables: Record<string, unknown>,
): number {
  let points = 0
  let dearest = 0
  for (const one of selections) {
    if (one.kind === 'Field') points += pointsOfField(schema, type, one, variables)
    if (one.kind !== 'InlineFragment') continue
    const kind = schema.getType(one.typeCondition?.name.value ?? type.name) ?? type
    dearest = Math.max(dearest, pointsWithin(schema, kind, one.selectionSet, variables))
  }
  return points + dearest
}

const FREE = ['pageInfo', 'nodes', 'edges', 'node', 'userErrors']

function pointsOfField(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  field: FieldNode,
  variables: Record<string, unknown>,
): number {
  if (!('getFields' in type) || !field.selectionSet) return 0
  const found = (type as GraphQLObjectType).getFields()[field.name.value]
  if (!found) return 0
  const named = getNamedType(found.type)
  const inner = pointsWithin(schema, named, field.selectionSet, variables)
  const size = sizeOf(field, variables)
  if (named.name.endsWith('Connection')) return 2 + (size ?? 1) * (1 + inner)
  if (size !== undefined) return size * (1 + inner)
  return (FREE.includes(field.name.value) ? 0 : 1) + inner
}

function sizeOf({ arguments: given }: FieldNode, variables: Record<string, unknown>) {
  for (const { name, value } of given ?? []) {
    const known = value.kind === 'Variable' ? variables[value.name.value] : undefined
    if (name.value === 'first') return Number(value.kind === 'IntValue' ? value.value : known)
    if (name.value === 'ids' && Array.isArray(known)) return known.length
  }
  return undefined
}

/** The bucket of points of one app in one shop. */
export class ShopifyPoints {
  readonly #schema: GraphQLSchema
  readonly #clock: Pick<Clock, 'milliseconds'>
  readonly #known = new Map<string, number>()
  #left = LARGEST
  #at: number
  #asked = 0

  constructor(schema: GraphQLSchema, clock: Pick<Clock, 'milliseconds'>) {
    this.#schema = schema
    this.#clock = clock
    this.#at = clock.milliseconds()
  }

  /** What it was taken for, or what Shopify answers instead where that is too much. */
  take(source: string, variables: Record<string, unknown>): number | object {
    const now = this.#clock.milliseconds()
    this.#left = Math.min(LARGEST, this.#left + ((now - this.#at) / 1_000) * PER_SECOND)
    this.#at = now
    this.#asked = this.#pointsOf(source, variables)
    if (this.#asked > MOST_OF_ONE) return tooDear(this.#asked)
    if (this.#asked > this.#left) return this.throttled(this.#asked)
    this.#left -= this.#asked
    return this.#asked
  }

  #pointsOf(source: string, variables: Record<string, unknown>): number {
    const { ids, first } = variables as { ids?: unknown[]; first?: number }
    const key = `${source}/${ids?.length}/${first}`
    const points = this.#known.get(key) ?? pointsOf(this.#schema, source, variables)
    this.#known.set(key, points)
    return points
  }

  /** Gives back what was asked for and not found: first the most that it may cost is taken. */
  settle(asked: number, result: object): void {
    this.#left = Math.min(LARGEST, this.#left + Math.max(0, asked - countObjects(result)))
  }

  throttled(asked: number): object {
    return {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: { cost: { ...this.status(), requestedQueryCost: asked } },
    }
  }

  status() {
    return {
      requestedQueryCost: this.#asked,
      throttleStatus: {
        maximumAvailable: LARGEST,
        currentlyAvailable: Math.floor(this.#left),
        restoreRate: PER_SECOND,
      },
    }
  }
}

function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum, one) => sum + countObjects(one), 0)
  if (value === null || typeof value !== 'object') return 0
  return Object.values(value).reduce((sum, one) => sum + countObjects(one), 1)
}

function tooDear(asked: number): object {
  return {
    errors: [
      {
        message: `Query cost is ${asked}, which exceeds the single query max cost limit (1000).`,
        extensions: { code: 'MAX_COST_EXCEEDED' },
      },
    ],
  }
}
