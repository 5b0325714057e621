/**
 * Why a figure is what it is: shown to the user word for word and stored with the decision.
 *
 * `name` is the figure's key in the result it explains, `formula` the formula in the letters of
 * `inputs`, `inputs` every number that entered, `result` the unrounded outcome.
 */
export type Explanation = {
  name: string
  formula: string
  inputs: Record<string, number>
  result: number
}
