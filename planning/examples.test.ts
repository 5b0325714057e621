import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { classifyAbc } from './abc.ts'
import { negativeBinomialQuantile, poissonQuantile } from './counts.ts'
import { forecastCroston, forecastSba } from './croston.ts'
import { averageDemandInterval, classifyDemand, squaredVariation } from './demandClass.ts'
import { negativeBinomialDemand, normalDemand, poissonDemand } from './distribution.ts'
import {
  allUnitsDiscountQuantity,
  backorderQuantity,
  economicOrderQuantity,
  incrementalDiscountQuantity,
  orderQuantityCost,
  productionLotQuantity,
} from './economicOrderQuantity.ts'
import { expectedShortage, fillRate, safetyFactorForFillRate } from './fillRate.ts'
import { planGuaranteedService } from './guaranteedService.ts'
import { planJointReplenishment } from './jointReplenishment.ts'
import { planSilverMeal, planWagnerWhitin } from './lotSizing.ts'
import { approximateMinMax, poissonMinMax } from './minMax.ts'
import { newsvendorCost, newsvendorQuantity } from './newsvendor.ts'
import { normalLoss, normalQuantile } from './normal.ts'
import { orderUpToLevel } from './orderUpTo.ts'
import { reorderPoint } from './reorderPoint.ts'
import {
  poissonReorderQuantity,
  reorderPointForQuantity,
  reorderQuantityByBackorders,
  reorderQuantityByInventoryLevel,
  reorderQuantityByLoss,
  reorderQuantityBySafetyStock,
  reorderQuantityCost,
} from './reorderQuantity.ts'
import { protectionDeviation, safetyStock } from './safetyStock.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../shared/demand')
const file = join(folder, 'inventory_math_examples.json')

type Scalar =
  | 'alpha'
  | 'base_stock_level'
  | 'carrying_rate'
  | 'demand_mean'
  | 'demand_rate'
  | 'demand_sd'
  | 'fill_rate'
  | 'fixed_cost'
  | 'holding_cost'
  | 'holding_cost_rate'
  | 'lead_time'
  | 'lead_time_mean'
  | 'lead_time_sd'
  | 'major_cost'
  | 'mean'
  | 'order_quantity'
  | 'p'
  | 'production_rate'
  | 'r'
  | 'reorder_point'
  | 'review_period'
  | 'safety_stock'
  | 'sd'
  | 'service_level'
  | 'sigma_ltd'
  | 'stockout_cost'
  | 'variance'
  | 'x'
  | 'z'
type Node = {
  id: number
  preds: number[]
  processing_time: number
  external_inbound_cst: number
  external_outbound_cst: number
  holding_cost: number
  demand_bound_constant: number
  net_demand_sd: number
}
type Inputs = Record<Scalar, number> & {
  series: number[]
  demand: number[]
  purchase_cost?: number[]
  breakpoints: number[]
  unit_costs: number[]
  thresholds: [number, number]
  items: { id: string; annual_units: number; unit_value: number; a: number; Dv: number }[]
  nodes: Node[]
}
type Example = {
  id: string
  kind: string
  inputs: Inputs
  outputs: Record<string, unknown>
  tolerance: number
}

const lots = (i: Inputs) => ({
  demand: i.demand_rate ?? i.demand_mean,
  orderCost: i.fixed_cost,
  holdingCost: i.holding_cost,
  carryingRate: i.holding_cost_rate,
  backorderCost: i.stockout_cost,
  productionRate: i.production_rate,
  demandDeviation: i.demand_sd,
  leadTime: i.lead_time,
  quantity: i.order_quantity,
  breaks: i.breakpoints?.map((quantity, k) => ({ quantity, unitCost: i.unit_costs[k]! })),
})
const reorderQuantityOf = (plan: { reorderPoint: number; quantity: number; cost?: number }) => ({
  reorder_point: plan.reorderPoint,
  order_quantity: plan.quantity,
  cost: plan.cost,
  expected_cost: plan.cost,
})
const discountOf = (order: { quantity: number; breakIndex: number; cost: number }) => ({
  order_quantity: order.quantity,
  region: order.breakIndex,
  cost: order.cost,
})
// Costs are counted on what is left after L + 1 periods.
const seasonOf = (i: Inputs) => {
  const periods = (i.lead_time ?? 0) + 1
  return normalDemand(i.demand_mean * periods, i.demand_sd * Math.sqrt(periods))
}
const newsvendorOf = (plan: { quantity: number; cost: number }) => ({
  base_stock_level: plan.quantity,
  cost: plan.cost,
})
const lossOf = (demand: { mean: number; loss(x: number): number }, x: number) => ({
  loss: demand.loss(x),
  complementary: x - demand.mean + demand.loss(x),
})
const minMaxOf = (plan: { minimum: number; maximum: number; cost?: number }) => ({
  s: plan.minimum,
  S: plan.maximum,
  cost: plan.cost,
})
const protectionOf = (i: Inputs) => ({
  meanDailyDemand: i.demand_mean,
  dailyDemandDeviation: i.demand_sd,
  leadTimeDays: i.lead_time_mean ?? i.lead_time,
  leadTimeDeviationDays: i.lead_time_sd ?? 0,
  reviewDays: i.review_period ?? 0,
  serviceLevel: i.service_level,
})

const answers: Record<string, (inputs: Inputs) => Record<string, unknown>> = {
  eoq: (i) => {
    const quantity = economicOrderQuantity(lots(i))
    return { order_quantity: quantity, cost: orderQuantityCost({ ...lots(i), quantity }) }
  },
  eoq_cost: (i) => ({ cost: orderQuantityCost(lots(i)) }),
  eoq_all_units_discount: (i) => discountOf(allUnitsDiscountQuantity(lots(i))),
  eoq_incremental_discount: (i) => discountOf(incrementalDiscountQuantity(lots(i))),
  eoq_backorders: (i) => {
    const { quantity, backorderedShare, cost } = backorderQuantity(lots(i))
    return { order_quantity: quantity, stockout_fraction: backorderedShare, cost }
  },
  epq: (i) => {
    const { quantity, cost } = productionLotQuantity(lots(i))
    return { order_quantity: quantity, cost }
  },
  newsvendor_normal: (i) =>
    newsvendorOf(newsvendorQuantity(seasonOf(i), i.stockout_cost, i.holding_cost)),
  newsvendor_normal_cost: (i) => ({
    cost: newsvendorCost(seasonOf(i), i.stockout_cost, i.holding_cost, i.base_stock_level),
  }),
  newsvendor_poisson: (i) =>
    newsvendorOf(newsvendorQuantity(poissonDemand(i.demand_mean), i.stockout_cost, i.holding_cost)),
  standard_normal_loss: (i) => lossOf({ mean: 0, loss: normalLoss }, i.z),
  normal_loss: (i) => lossOf(normalDemand(i.mean, i.sd), i.x),
  poisson_loss: (i) => lossOf(poissonDemand(i.mean), i.x),
  negative_binomial_loss: (i) => {
    const mean = (i.r * (1 - i.p)) / i.p
    return lossOf(negativeBinomialDemand(mean, Math.sqrt(mean / i.p)), i.x)
  },
  // Trials up to the first success: one more than the failures, which are negative binomial.
  geometric_loss: (i) => {
    const mean = (1 - i.p) / i.p
    return lossOf(negativeBinomialDemand(mean, Math.sqrt(mean / i.p)), i.x - 1)
  },
  r_q_eil_approximation: (i) => reorderQuantityOf(reorderQuantityByInventoryLevel(lots(i))),
  r_q_cost_exact: (i) => ({
    cost: reorderQuantityCost(lots(i), {
      reorderPoint: i.reorder_point,
      quantity: i.order_quantity,
    }),
  }),
  r_q_optimal_r_for_q: (i) => ({
    reorder_point: reorderPointForQuantity(lots(i), i.order_quantity),
  }),
  r_q_eoqb_approximation: (i) => reorderQuantityOf(reorderQuantityByBackorders(lots(i))),
  r_q_eoqss_approximation: (i) => reorderQuantityOf(reorderQuantityBySafetyStock(lots(i))),
  r_q_loss_approximation: (i) => reorderQuantityOf(reorderQuantityByLoss(lots(i))),
  r_q_poisson_exact: (i) => reorderQuantityOf(poissonReorderQuantity(lots(i))),
  s_S_poisson_exact: (i) => minMaxOf(poissonMinMax(lots(i))),
  s_S_power_approximation: (i) => minMaxOf(approximateMinMax(lots(i))),
  wagner_whitin: (i) => {
    const plan = planWagnerWhitin(i.demand, i.fixed_cost, i.holding_cost, i.purchase_cost)
    return { order_quantities: plan.quantities, cost: plan.cost }
  },
  silver_meal: (i) => {
    const plan = planSilverMeal(i.demand, i.fixed_cost, i.holding_cost)
    return { order_quantities: plan.quantities, cost: plan.cost }
  },
  guaranteed_service_model_tree: (i) => {
    const plan = planGuaranteedService(
      i.nodes.map((node) => ({
        id: String(node.id),
        suppliers: node.preds.map(String),
        processingTime: node.processing_time,
        inboundTime: node.external_inbound_cst,
        outboundTime: node.external_outbound_cst > 1e99 ? undefined : node.external_outbound_cst,
        holdingCost: node.holding_cost,
        safetyFactor: node.demand_bound_constant,
        demandDeviation: node.net_demand_sd,
      })),
    )
    const times = [...plan.stages].map(([id, stage]) => [id, stage.serviceTime])
    return { cst: Object.fromEntries(times), cost: plan.cost }
  },
  safety_stock_cycle_service_level: (i) => {
    const stock = safetyStock(protectionOf(i))
    return {
      sigma_ltd: protectionDeviation(protectionOf(i)),
      z: normalQuantile(i.service_level),
      safety_stock: stock,
      reorder_point: reorderPoint({ ...protectionOf(i), safetyStock: stock }),
    }
  },
  order_up_to_periodic_review: (i) => {
    const stock = safetyStock(protectionOf(i))
    return {
      safety_stock: stock,
      order_up_to: orderUpToLevel({ ...protectionOf(i), safetyStock: stock }),
    }
  },
  safety_stock_fill_rate: (i) => {
    const k = safetyFactorForFillRate({
      fillRate: i.fill_rate,
      deviation: i.sigma_ltd,
      orderQuantity: i.order_quantity,
    })
    return { unit_loss: normalLoss(k), k, safety_stock: k * i.sigma_ltd }
  },
  fill_rate_from_safety_stock: (i) => {
    const safetyFactor = i.safety_stock / i.sigma_ltd
    return {
      esc: expectedShortage(safetyFactor, i.sigma_ltd),
      fill_rate: fillRate({
        safetyFactor,
        deviation: i.sigma_ltd,
        orderQuantity: i.order_quantity,
      }),
    }
  },
  demand_quantile_poisson: (i) => ({ quantile: poissonQuantile(i.p, i.mean) }),
  demand_quantile_negative_binomial: (i) => ({
    quantile: negativeBinomialQuantile(i.p, i.mean, i.variance),
  }),
  abc_classification: (i) => {
    const values = i.items.map((item) => item.annual_units * item.unit_value)
    const [a, b] = i.thresholds
    const classes = classifyAbc(values, { a, b, hysteresis: 0.02 })
    return {
      classes: Object.fromEntries(i.items.map((item, k) => [item.id, classes[k]])),
      total: values.reduce((sum, value) => sum + value, 0),
    }
  },
  syntetos_boylan_class: (i) => ({
    adi: averageDemandInterval(i.series),
    cv2: squaredVariation(i.series),
    cls: classifyDemand(i.series),
  }),
  joint_replenishment_deterministic: (i) => {
    const plan = planJointReplenishment(
      i.major_cost,
      i.carrying_rate,
      i.items.map((item) => ({ value: item.Dv, lineCost: item.a })),
    )
    return {
      multiples: Object.fromEntries(i.items.map((item, k) => [item.id, plan.multiples[k]])),
      family_cycle_years: plan.cycleYears,
      annual_cost: plan.annualCost,
    }
  },
  croston_forecast: (i) => ({ forecast: forecastCroston(i.series, i.alpha).forecast }),
  sba_forecast: (i) => ({ forecast: forecastSba(i.series, i.alpha).forecast }),
}

const there = existsSync(file)
const examples: Example[] = there ? JSON.parse(readFileSync(file, 'utf8')).examples : []
const name = there
  ? 'the worked examples of the literature'
  : 'the worked examples of the literature (skipped: ../shared is not beside this clone)'

describe.skipIf(!there)(name, () => {
  it.each(examples.map((example) => [example.id, example] as const))('%s', (_, example) => {
    const answer = answers[example.kind]?.(example.inputs)
    for (const [key, expected] of Object.entries(example.outputs)) {
      const actual = answer?.[key]
      if (typeof expected !== 'number') {
        expect(actual, key).toEqual(expected)
        continue
      }
      // The tolerance is relative for large figures, absolute for small ones.
      const slack = Math.max(example.tolerance, 1e-9) * Math.max(1, Math.abs(expected))
      expect(Math.abs(Number(actual) - expected), key).toBeLessThanOrEqual(slack)
    }
  })
})
