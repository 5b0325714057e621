import type { AnyImportKind } from './importKind.ts'
import { incomingKind } from './incomingKind.ts'
import { itemsKind } from './itemsKind.ts'
import { openingStockKind } from './openingStockKind.ts'
import { salesKind } from './salesKind.ts'
import { stockCountsKind } from './stockCountsKind.ts'
import { suppliersKind } from './suppliersKind.ts'

/** Every kind of file, in the order in which a new company needs them. */
export const importKinds: AnyImportKind[] = [
  suppliersKind,
  itemsKind,
  openingStockKind,
  stockCountsKind,
  incomingKind,
  salesKind,
]

/** The kind of this name. */
export function kindNamed(name: string): AnyImportKind {
  const kind = importKinds.find((one) => one.name === name)
  if (!kind) throw new Error(`There is no kind of import named ${name}.`)
  return kind
}
