import { Button, Group, Modal, TextInput } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useImportKinds } from '../imports/useImportKinds.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Settings.module.css'

type Mapping = Row<'importMappingList'>

/** What the columns of files were said to be, by their headers: to look at, name and forget. */
export function MappingsPage() {
  const { can } = useSession()
  const { titleOf } = useImportKinds()
  const list = useList('importMappingList', { limit: 100 })
  const queryClient = useQueryClient()
  const [naming, setNaming] = useState<Mapping>()
  const forget = useMutation({
    mutationFn: (id: string) => client.importMappingDelete({ params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['importMappingList'] }),
  })
  return (
    <Section title={t('Remembered columns')}>
      <p className={styles.lead}>
        {t(
          'What you said of the columns of a file holds for every file with the same headers, in any order. Forget it, and they are found out anew.',
        )}
      </p>
      <InlineError trouble={forget.error ? troubleOf(forget.error) : undefined} />
      {list.error ? (
        <ErrorState
          what={t('The remembered columns could not be read.')}
          trouble={troubleOf(list.error)}
          onRetry={list.retry}
        />
      ) : (
        <SmallTable
          label={t('Remembered columns')}
          rows={list.rows}
          rowKey={({ id }) => id}
          empty={list.isLoading ? ' ' : t('Nothing yet: it comes with the first import.')}
          columns={[
            { header: t('Name'), grow: true, cell: (row) => row.name || titleOf(row.kind) },
            { header: t('What'), wide: true, cell: (row) => titleOf(row.kind) },
            { header: t('Columns'), wide: true, cell: (row) => sayColumns(row) },
            { header: t('By'), wide: true, cell: (row) => row.createdBy },
            {
              header: t('When'),
              align: 'right',
              wide: true,
              cell: (row) => <When instant={row.updatedAt} />,
            },
            {
              header: t('Actions'),
              align: 'right',
              cell: (row) =>
                can('imports.run') ? (
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <Button variant="default" size="xs" onClick={() => setNaming(row)}>
                      {t('Rename')}
                    </Button>
                    <ConfirmButton
                      size="xs"
                      title={t('Forget these columns?')}
                      confirm={t('Forget')}
                      label={t('Forget')}
                      loading={forget.isPending && forget.variables === row.id}
                      onConfirm={() => forget.mutate(row.id)}
                    >
                      {t('Files with these headers will be read by what their headers say.')}
                    </ConfirmButton>
                  </Group>
                ) : null,
            },
          ]}
        />
      )}
      {naming ? <RenameDialog mapping={naming} onClose={() => setNaming(undefined)} /> : null}
    </Section>
  )
}

/** Such as `Artikel → SKU, Bestand → Quantity`. */
function sayColumns({ header, mapping }: Mapping): string {
  const used = header.flatMap((name) => {
    const field = mapping[name]
    return field ? [`${name} → ${readableName(field)}`] : []
  })
  return used.join(', ')
}

function RenameDialog({ mapping, onClose }: { mapping: Mapping; onClose: () => void }) {
  const queryClient = useQueryClient()
  const [name, setName] = useState(mapping.name)
  const rename = useMutation({
    mutationFn: () =>
      client.importMappingRename({ params: { id: mapping.id }, body: { name: name.trim() } }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['importMappingList'] })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Name these columns')} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          rename.mutate()
        }}
      >
        <TextInput
          label={t('Name')}
          placeholder={t('Price list of Acme')}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <InlineError trouble={rename.error ? troubleOf(rename.error) : undefined} />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
