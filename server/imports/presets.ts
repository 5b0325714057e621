import { marketPresets } from './marketPresets.ts'
import { onhandPresets } from './onhandPresets.ts'
import { indexOfHeader, type KindName, type Preset, squeezeHeader } from './preset.ts'
import { programPresets } from './programPresets.ts'
import { shopPresets } from './shopPresets.ts'

/** Every export that is known by its headers. */
export const presets: Preset[] = [
  ...shopPresets,
  ...marketPresets,
  ...programPresets,
  ...onhandPresets,
]

/** The export that has these headers: of several the one that asks for most. */
export function findPreset(header: string[]): Preset | undefined {
  const squeezed = header.map(squeezeHeader)
  const fitting = presets.filter(({ signature }) =>
    signature.every((name) => indexOfHeader(squeezed, name) >= 0),
  )
  return fitting.toSorted((a, b) => b.signature.length - a.signature.length)[0]
}

/** The field of each column as the preset has it, or nothing where it does not hold this kind. */
export function presetColumns(
  preset: Preset | undefined,
  kind: string,
  header: string[],
): (string | null)[] | undefined {
  const fields = preset?.kinds[kind as KindName]
  if (!fields) return undefined
  const squeezed = header.map(squeezeHeader)
  const columns: (string | null)[] = header.map(() => null)
  for (const [field, name] of Object.entries(fields)) {
    const index = indexOfHeader(squeezed, name)
    if (index >= 0) columns[index] ??= field
  }
  return columns
}
