/** Throws RangeError unless `value` is a finite number. `name` is what the caller calls it. */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}`)
}

/** Throws RangeError unless `value` is finite and >= 0. */
export function requireNonNegative(name: string, value: number): void {
  requireFinite(name, value)
  if (value < 0) throw new RangeError(`${name} must not be negative, but is ${value}`)
}

/** Throws RangeError unless `value` is finite and > 0. */
export function requirePositive(name: string, value: number): void {
  requireFinite(name, value)
  if (value <= 0) throw new RangeError(`${name} must be more than zero, but is ${value}`)
}

/** Throws RangeError unless `value` is a whole number >= 0. */
export function requireWhole(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number of zero or more, not ${value}`)
  }
}

/** Throws RangeError unless 0 <= `value` <= 1. */
export function requireShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${name} must be between 0 and 1, not ${value}`)
  }
}

/** Throws RangeError unless 0 < `value` < 1: a service level of 100 % needs infinite stock. */
export function requireProbability(name: string, value: number): void {
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${name} must be above 0 and below 1, not ${value}`)
  }
}

/** Throws RangeError unless every value is finite; names the first that is not. */
export function requireSeries(name: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new RangeError(`${name}[${i}] must be a finite number, not ${values[i]}`)
    }
  }
}

/** Throws RangeError unless every value is finite and >= 0, as demand is. */
export function requireDemand(name: string, values: ArrayLike<number>): void {
  requireSeries(name, values)
  for (let i = 0; i < values.length; i++) {
    if (values[i]! < 0) {
      throw new RangeError(`${name}[${i}] must not be negative, but is ${values[i]}`)
    }
  }
}
