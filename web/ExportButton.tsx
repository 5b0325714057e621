import { Button, Menu } from '@mantine/core'
import type { ListName, Params, Query } from '@onhand/sdk/operationTypes.ts'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { client } from './client.ts'
import { saveFile } from './ui/csv.ts'
import { formatBytes } from './ui/format.ts'
import { t } from './ui/words.ts'
import { startWork } from './works.ts'

/** Writes a whole list, as it is filtered and sorted, to a file; the server makes it. */
export function ExportButton<Name extends ListName>({
  list,
  name,
  query,
  params,
}: {
  list: Name
  /** What the file is called, such as `inventory`. */
  name: string
  query: Omit<Query<Name>, 'cursor' | 'limit' | 'format' | 'columns'>
  params?: Params<Name>
}) {
  const [running, setRunning] = useState(false)
  const start = (format: 'csv' | 'xlsx') => {
    setRunning(true)
    startWork(t('Export of {name}', { name }), async (signal) => {
      try {
        // The list's own input is known to the caller; here it is only handed on.
        const input = { query, params, signal } as never
        const answer = await client.exportList(list, { format }, input)
        const file = await answer.blob()
        saveFile(name, format, file)
        return { message: t('Exported {size}.', { size: formatBytes(file.size) }) }
      } finally {
        setRunning(false)
      }
    })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          loading={running}
        >
          {t('Export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => start('csv')}>{t('CSV')}</Menu.Item>
        <Menu.Item onClick={() => start('xlsx')}>{t('Excel (XLSX)')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
