import { notifications } from '@mantine/notifications'
import type { Query } from '@onhand/sdk/operationTypes.ts'
import { useCallback, useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { formatNumber } from '../ui/format.ts'
import { t } from '../ui/words.ts'

const PAGE_ROWS = 200
// More than that is a file's work.
const MOST = 10_000

/** The selected items; all that match can be selected, also those that are not loaded. */
export function useSelectedItems(query: Omit<Query<'inventoryList'>, 'cursor' | 'limit'>) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [loading, setLoading] = useState(false)
  const clear = useCallback(() => setKeys(new Set()), [])
  const all = () => {
    setLoading(true)
    readAll(query)
      .then((found) => setKeys(found))
      .catch((error: unknown) =>
        notifications.show({
          color: 'red',
          title: t('They could not all be selected.'),
          message: troubleOf(error).title,
        }),
      )
      .finally(() => setLoading(false))
  }
  return { keys, change: setKeys, clear, all, loading }
}

async function readAll(query: object): Promise<Set<string>> {
  const keys = new Set<string>()
  for await (const row of client.each('inventoryList', { query: { ...query, limit: PAGE_ROWS } })) {
    keys.add(row.sku)
    if (keys.size < MOST) continue
    notifications.show({
      message: t('The first {count} are selected; change more by a file.', {
        count: formatNumber(MOST),
      }),
    })
    break
  }
  return keys
}
