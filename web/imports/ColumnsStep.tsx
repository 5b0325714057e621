import { Button, Checkbox, Group } from '@mantine/core'
import type { Body } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { TableSkeleton } from '../ui/TableSkeleton.tsx'
import { t } from '../ui/words.ts'
import { ColumnMapping } from './ColumnMapping.tsx'
import { FileFacts } from './FileFacts.tsx'
import { FileOptions } from './FileOptions.tsx'
import styles from './Imports.module.css'
import { type Import, type ImportPreview, saySkipped } from './importWords.tsx'
import { useImportKinds } from './useImportKinds.ts'

type RunOptions = NonNullable<Body<'importRun'>['options']>

/** How the file is to be read, where the reader wants it otherwise than it was found out. */
export type Wish = Pick<RunOptions, 'encoding' | 'sheet' | 'delimiter'> & { kind?: Import['kind'] }

type Mapping = Record<string, string | null>

/** The second step: what the file is, and which column is what. */
export function ColumnsStep({ one, onRun }: { one: Import; onRun: () => void }) {
  const queryClient = useQueryClient()
  const { kinds } = useImportKinds()
  const [wish, setWish] = useState<Wish>({ kind: one.kind })
  const [options, setOptions] = useState<RunOptions>({})
  const [own, setOwn] = useState<Mapping>({})
  const [lettersRight, setLettersRight] = useState(false)
  const [remember, setRemember] = useState(true)
  const params = { id: one.id }
  const preview = useQuery({
    queryKey: ['importPreviewGet', one.id, wish],
    queryFn: ({ signal }) => client.importPreviewGet({ params, query: wish, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const check = useMutation({
    mutationFn: (body: Body<'importRun'>) => client.importRun({ params, body }),
    onSuccess: (next) => {
      queryClient.setQueryData(['importGet', one.id], next)
      onRun()
    },
  })
  const { data } = preview
  if (!data)
    return preview.error ? (
      <ErrorState
        what={t('The file could not be read.')}
        trouble={troubleOf(preview.error)}
        onRetry={() => void preview.refetch()}
      />
    ) : (
      <TableSkeleton />
    )
  const mapping: Mapping = { ...proposedBy(data), ...own }
  const said: RunOptions = { ...saidBefore(one, data), ...data.rememberedOptions, ...options }
  const kind = kinds.find(({ name }) => name === data.kind)
  const wants = wantsOf(data, kind?.fields ?? [], mapping, said, lettersRight || !!wish.encoding)
  const change = (next: Wish) => {
    if (next.kind !== wish.kind || next.sheet !== wish.sheet) setOwn({})
    setWish(next)
  }
  return (
    <>
      <Section title={t('What it is')}>
        <FileFacts
          preview={data}
          kinds={kinds}
          wish={wish}
          lettersRight={lettersRight}
          onLettersRight={setLettersRight}
          onChange={change}
        />
        <InlineError trouble={preview.error ? troubleOf(preview.error) : undefined} />
        <FileOptions
          kind={data.kind}
          dateOrder={data.dateOrder}
          decimal={data.decimal}
          options={said}
          onChange={(next) => setOptions({ ...options, ...next })}
        />
      </Section>
      <Section title={t('Columns')}>
        <ColumnMapping
          columns={data.columns}
          fields={kind?.fields ?? []}
          mapping={mapping}
          remembered={data.remembered}
          onChange={(header, field) => setOwn({ ...own, [header]: field })}
        />
        {data.skipped.length > 0 ? (
          <p className={styles.advice}>
            {t('Rows that hold no data are left out: {rows}.', { rows: saySkipped(data.skipped) })}
          </p>
        ) : null}
        <Checkbox
          mt="md"
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
          label={t('Remember this for files with the same columns')}
        />
        {wants.map((want) => (
          <p key={want} className={styles.missing} role="status">
            {want}
          </p>
        ))}
        <InlineError trouble={check.error ? troubleOf(check.error) : undefined} />
        <Group mt="md">
          <Button
            loading={check.isPending}
            disabled={wants.length > 0 || preview.isPlaceholderData}
            onClick={() => {
              const { kind: chosen = data.kind, ...reading } = wish
              const all = { ...said, ...reading }
              check.mutate({ dryRun: true, kind: chosen, mapping, options: all, remember })
            }}
          >
            {t('Check the file')}
          </Button>
        </Group>
      </Section>
    </>
  )
}

/** What was said of the file; of a new one nobody said how its dates and numbers are meant. */
function saidBefore({ state, options }: Import, { dateOrder, decimal }: ImportPreview): RunOptions {
  if (state !== 'draft') return options
  const order = dateOrder === 'MDY' || dateOrder === 'DMY' ? dateOrder : undefined
  return { ...options, dateOrder: order, ...(decimal && { decimal }) }
}

function proposedBy({ columns }: ImportPreview): Mapping {
  return Object.fromEntries(columns.map(({ header, field }) => [header, field]))
}

/** What must still be said before the file can be checked. */
function wantsOf(
  { encodingSure, letters, dateOrder, columns }: ImportPreview,
  fields: { name: string; required: boolean; type: string }[],
  mapping: Mapping,
  said: RunOptions,
  lettersRight: boolean,
): string[] {
  const used = new Set(columns.map(({ header }) => mapping[header]))
  const missing = fields
    .filter(({ name, required }) => required && !used.has(name))
    .map(({ name }) => readableName(name))
  return [
    missing.length > 0
      ? t('Say which column is {fields}.', { fields: missing.join(` ${t('and')} `) })
      : '',
    !encodingSure && letters.length > 0 && !lettersRight
      ? t('Say whether the letters of the file are right.')
      : '',
    dateOrder === 'unclear' && !said.dateOrder ? t('Say how its dates are meant.') : '',
  ].filter((want) => want !== '')
}
