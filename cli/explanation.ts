import type { Schemas } from '../sdk/operationTypes.ts'
import { number } from './output.ts'

/** How a number was worked out, on two lines: its formula, and what went in. */
export function describeExplanation({
  name,
  formula,
  inputs,
  result,
}: Schemas['Explanation']): string {
  const given = Object.entries(inputs).map(([input, value]) => `${input} ${number(value)}`)
  return `${name} = ${number(result)}\n    ${formula}\n    with ${given.join(', ')}`
}
