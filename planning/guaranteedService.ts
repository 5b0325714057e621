import { requireNonNegative, requireWhole } from './argument.ts'

/** A stage of a supply chain; times in whole periods. */
export type ServiceStage = {
  id: string
  /** Stages that supply this one. */
  suppliers: readonly string[]
  processingTime: number
  /** Service time promised by outside suppliers; 0 without any. */
  inboundTime?: number
  /** Longest service time that outside customers accept; none given: no outside customers. */
  outboundTime?: number
  /** Cost of holding a unit for a period at this stage. */
  holdingCost: number
  /** z, the safety factor up to which demand is covered from stock. */
  safetyFactor: number
  /** Deviation of the demand that passes through this stage in one period, units. */
  demandDeviation: number
}

/** What a stage promises and holds: `stock = z·σ·√(inbound + processing − service)`. */
export type StagePlan = { serviceTime: number; safetyStock: number }

/**
 * Where in a tree of stages to hold safety stock: the promised service times that make its holding
 * cost least when every stage keeps its promise.
 *
 * Throws RangeError when the stages are not a tree (connected, without cycle), a supplier is not
 * known, a time is not whole or a cost negative.
 * Source: Graves & Willems (2000), Manuf. & Service Oper. Mgmt. 2; Snyder & Shen 2e, §6.3.
 */
export function planGuaranteedService(stages: readonly ServiceStage[]): {
  stages: Map<string, StagePlan>
  cost: number
} {
  const tree = buildTree(stages)
  const { root } = tree
  const best = root.solve(null, 0)
  const plans = new Map<string, StagePlan>()
  best.write(plans)
  return { stages: plans, cost: best.cost }
}

type Solution = { cost: number; write(plans: Map<string, StagePlan>): void }
type Role = 'supplies parent' | 'supplied by parent' | null
type Branch = { solve(role: Role, time: number): Solution; role: Role }

function buildTree(stages: readonly ServiceStage[]): { root: Branch } {
  const byId = new Map(stages.map((stage) => [stage.id, stage]))
  let links = 0
  let longest = 0
  for (const stage of stages) {
    requireWhole(`${stage.id}.processingTime`, stage.processingTime)
    requireWhole(`${stage.id}.inboundTime`, stage.inboundTime ?? 0)
    if (stage.outboundTime !== undefined) {
      requireWhole(`${stage.id}.outboundTime`, stage.outboundTime)
    }
    requireNonNegative(`${stage.id}.holdingCost`, stage.holdingCost)
    requireNonNegative(`${stage.id}.safetyFactor`, stage.safetyFactor)
    requireNonNegative(`${stage.id}.demandDeviation`, stage.demandDeviation)
    longest += stage.processingTime + (stage.inboundTime ?? 0)
    links += stage.suppliers.length
    for (const id of stage.suppliers) {
      if (!byId.has(id)) throw new RangeError(`${stage.id} names an unknown supplier ${id}`)
    }
  }
  const first = stages[0]
  if (!first || byId.size !== stages.length) {
    throw new RangeError('stages must not be empty and their ids must differ')
  }
  const seen = new Set<string>()
  const grow = (stage: ServiceStage, role: Role): Branch => {
    seen.add(stage.id)
    const near = [
      ...stage.suppliers.map((id) => [byId.get(id)!, 'supplies parent'] as const),
      ...stages
        .filter((other) => other.suppliers.includes(stage.id))
        .map((other) => [other, 'supplied by parent'] as const),
    ]
    const children = near.flatMap(([other, kind]) => (seen.has(other.id) ? [] : grow(other, kind)))
    return branch(stage, role, children, longest)
  }
  const root = grow(first, null)
  if (seen.size !== stages.length || links !== stages.length - 1) {
    throw new RangeError('stages must form a tree: connected and without a cycle')
  }
  return { root }
}

function branch(
  stage: ServiceStage,
  ownRole: Role,
  children: readonly Branch[],
  longest: number,
): Branch {
  const known = new Map<string, Solution>()
  const suppliers = children.filter((child) => child.role === 'supplies parent')
  const customers = children.filter((child) => child.role === 'supplied by parent')
  const cheapestSupply = (supplier: Branch, inbound: number) => {
    let best = supplier.solve('supplies parent', 0)
    for (let time = 1; time <= inbound; time++) {
      const other = supplier.solve('supplies parent', time)
      if (other.cost < best.cost) best = other
    }
    return best
  }
  const solve = (role: Role, time: number): Solution => {
    const key = `${role} ${time}`
    const before = known.get(key)
    if (before) return before
    let best: Solution = { cost: Infinity, write: () => {} }
    const least = Math.max(stage.inboundTime ?? 0, role === 'supplied by parent' ? time : 0)
    for (let inbound = least; inbound <= longest; inbound++) {
      const supplied = suppliers.map((supplier) => cheapestSupply(supplier, inbound))
      const last = Math.min(inbound + stage.processingTime, stage.outboundTime ?? longest)
      for (let service = 0; service <= last; service++) {
        if (role === 'supplies parent' && service !== time) continue
        const parts = [
          ...supplied,
          ...customers.map((customer) => customer.solve('supplied by parent', service)),
        ]
        const safetyStock =
          stage.safetyFactor *
          stage.demandDeviation *
          Math.sqrt(inbound + stage.processingTime - service)
        const cost = parts.reduce((sum, part) => sum + part.cost, stage.holdingCost * safetyStock)
        if (cost >= best.cost) continue
        best = {
          cost,
          write: (plans) => {
            plans.set(stage.id, { serviceTime: service, safetyStock })
            for (const part of parts) part.write(plans)
          },
        }
      }
    }
    known.set(key, best)
    return best
  }
  return { solve, role: ownRole }
}
