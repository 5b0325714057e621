import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { client } from '../client.ts'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'

interface MappingChange {
  sku?: string | null
  packSize?: number
  enabled?: boolean
}

/** Changes what a listing sells, or has it left alone; it can be taken back at once. */
export function useMapping(listing: {
  id: string
  title: string
  externalSku: string
  sku?: string | null
  packSize?: number
  enabled?: boolean
}) {
  const { id, title, externalSku, sku = null, packSize = 1, enabled = true } = listing
  const write = (change: MappingChange) => client.listingUpdate({ params: { id }, body: change })
  return useMutation({
    mutationFn: write,
    // Kept before it is written: the news of it may be here before its answer.
    onMutate: (change): MappingChange => ({
      ...(change.sku === undefined ? {} : { sku }),
      ...(change.packSize === undefined ? {} : { packSize }),
      ...(change.enabled === undefined ? {} : { enabled }),
    }),
    onSuccess: async (_listing, change, before) => {
      showUndo({
        id: `map ${id}`,
        message: sentenceOf(externalSku || title, change),
        undo: () => write(before),
      })
      await refreshAll()
    },
  })
}

function sentenceOf(name: string, { sku, enabled }: MappingChange): string {
  if (sku) return t('{name} sells {sku}.', { name, sku })
  if (enabled === false) return t('{name} is ignored.', { name })
  return t('{name} is changed.', { name })
}

/** Why an item is suggested. */
export const BECAUSE: Record<Row<'channelMappingList'>['suggestions'][number]['because'], string> =
  {
    sku: t('same SKU'),
    barcode: t('same barcode'),
    asin: t('same ASIN'),
    similar_sku: t('SKU is alike'),
    title: t('title is alike'),
  }
