import { useState } from 'react'
import { client } from '../client.ts'
import { saveFile } from '../ui/csv.ts'
import { countOf } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { startWork } from '../works.ts'

// What an address may hold, with its escapes.
const MOST_CHARACTERS = 6_000
const MOST_SKUS = 200

/** Writes the selected items to a CSV file; the server writes their rows, as it does a whole list's. */
export function useInventoryExport() {
  const [running, setRunning] = useState(false)
  const start = (site: string | undefined, skus: ReadonlySet<string>) => {
    setRunning(true)
    startWork(t('Export of {name}', { name: 'inventory' }), async (signal) => {
      try {
        const parts: string[] = []
        for (const some of cutIntoAddresses([...skus])) {
          const query = { skus: some.join('\n'), ...(site ? { site } : {}) }
          const answer = await client.exportList(
            'inventoryList',
            { format: 'csv' },
            { query: query as never, signal },
          )
          const text = await answer.text()
          parts.push(parts.length === 0 ? text : text.slice(text.indexOf('\r\n') + 2))
        }
        saveFile('inventory', 'csv', new Blob(parts, { type: 'text/csv;charset=utf-8' }))
        return { message: t('Exported {rows}.', { rows: countOf(skus.size, 'row') }) }
      } finally {
        setRunning(false)
      }
    })
  }
  return { running, start }
}

function cutIntoAddresses(skus: string[]): string[][] {
  const parts: string[][] = []
  let length = MOST_CHARACTERS
  for (const sku of skus) {
    const own = encodeURIComponent(`${sku}\n`).length
    const last = parts.at(-1)
    if (last && length + own <= MOST_CHARACTERS && last.length < MOST_SKUS) {
      last.push(sku)
      length += own
    } else {
      parts.push([sku])
      length = own
    }
  }
  return parts
}
