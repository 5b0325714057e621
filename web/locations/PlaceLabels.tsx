import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useQuery } from '@tanstack/react-query'
import { client } from '../client.ts'
import { LabelDialog } from '../labels/LabelDialog.tsx'

// What one print takes.
const MOST = 500
const PAGE_ROWS = 200

/** Labels of a bin, or of every open bin of a zone or a site. */
export function PlaceLabels({
  place,
  onClose,
}: {
  place: Reply<'locationGet'>
  onClose: () => void
}) {
  const paths = useQuery({
    queryKey: ['locationList', 'labels', place.path],
    queryFn: ({ signal }) => readBins(place, signal),
  })
  if (!paths.data) return null
  return (
    <LabelDialog lines={paths.data.map((path) => ({ kind: 'location', path }))} onClose={onClose} />
  )
}

async function readBins(
  { kind, path }: Reply<'locationGet'>,
  signal: AbortSignal,
): Promise<string[]> {
  if (kind === 'bin') return [path]
  const within = kind === 'site' ? { site: path } : { parent: path }
  const query = { ...within, kind: 'bin' as const, active: 'true' as const, limit: PAGE_ROWS }
  const bins: string[] = []
  for await (const bin of client.each('locationList', { query, signal })) {
    bins.push(bin.path)
    if (bins.length === MOST) break
  }
  return bins.length > 0 ? bins : [path]
}
