import { Button, Group, Select, TextInput } from '@mantine/core'
import type { Query } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { ColumnMapping } from './ColumnMapping.tsx'
import styles from './Imports.module.css'
import { type ImportKind, useImportKinds } from './useImportKinds.ts'

// What the server looks at to propose a mapping.
const HEAD_BYTES = 1024 * 1024

type Kind = Query<'importCreate'>['kind']

/** From a file to a checked import: what it is, which column is what, then a dry run. */
export function NewImport({ onReset }: { onReset: () => void }) {
  const navigate = useNavigate()
  const { kinds } = useImportKinds()
  const [kind, setKind] = useState<Kind>('items')
  const [file, setFile] = useState<File | undefined>()
  const [mapping, setMapping] = useState<Record<string, string | null>>({})
  const [options, setOptions] = useState<{
    site?: string
    channel?: string
    dateOrder: 'MDY' | 'DMY'
  }>({ dateOrder: 'MDY' })
  const preview = useMutation({
    mutationFn: ({ chosen, as }: { chosen: File; as: Kind }) =>
      client.importPreview({
        query: { kind: as, whole: chosen.size <= HEAD_BYTES ? 'true' : 'false' },
        body: chosen.slice(0, HEAD_BYTES, 'text/csv'),
      }),
    onSuccess: ({ columns }) =>
      setMapping(Object.fromEntries(columns.map(({ header, field }) => [header, field]))),
  })
  const check = useMutation({
    mutationFn: (chosen: File) =>
      client.importCreate({
        query: {
          kind,
          dryRun: 'true',
          fileName: chosen.name,
          mapping: JSON.stringify(mapping),
          ...options,
        },
        body: chosen.slice(0, chosen.size, 'text/csv'),
      }),
    onSuccess: ({ id }) => navigate({ to: '/imports/$id', params: { id } }),
  })
  const look = (chosen: File, as: Kind) => {
    setFile(chosen)
    preview.mutate({ chosen, as })
  }
  const known = kinds.find(({ name }) => name === kind)
  const missing = missingIn(known, mapping)
  return (
    <Section title="New import">
      <div className={styles.form}>
        <Select
          label="What is in the file?"
          allowDeselect={false}
          value={kind}
          data={kinds.map(({ name, title }) => ({ value: name, label: title }))}
          description={known?.description}
          onChange={(value) => {
            const next = kinds.find(({ name }) => name === value)?.name ?? kind
            setKind(next)
            if (file) look(file, next)
          }}
        />
        <FileDrop
          label="A CSV file"
          hint="Drop it here, or choose it. Nothing is written before you have seen what would change."
          accept=".csv,.tsv,.txt,text/csv"
          file={file}
          onFile={(chosen) => look(chosen, kind)}
        />
        <InlineError trouble={preview.error ? troubleOf(preview.error) : undefined} />
      </div>
      {preview.data && file ? (
        <>
          <ColumnMapping
            columns={preview.data.columns}
            fields={known?.fields ?? []}
            mapping={mapping}
            onChange={(header, field) => setMapping((before) => ({ ...before, [header]: field }))}
          />
          <FileOptions kind={kind} options={options} onChange={setOptions} />
          {missing.length > 0 ? (
            <p className={styles.missing} role="status">
              Say which column is {missing.join(' and ')}.
            </p>
          ) : null}
          <InlineError trouble={check.error ? troubleOf(check.error) : undefined} />
          <Group mt="md">
            <Button
              loading={check.isPending}
              disabled={missing.length > 0}
              onClick={() => check.mutate(file)}
            >
              Check the file
            </Button>
            <Button variant="default" onClick={onReset}>
              Start over
            </Button>
          </Group>
        </>
      ) : null}
    </Section>
  )
}

function missingIn(kind: ImportKind | undefined, mapping: Record<string, string | null>): string[] {
  const used = new Set(Object.values(mapping))
  return (kind?.fields ?? [])
    .filter(({ name, required }) => required && !used.has(name))
    .map(({ name }) => readableName(name))
}

const PLACED = new Set(['opening_stock', 'sales', 'incoming'])
const DATED = new Set(['sales', 'incoming', 'opening_stock'])

interface Options {
  site?: string
  channel?: string
  dateOrder: 'MDY' | 'DMY'
}

/** What the file itself does not say. */
function FileOptions({
  kind,
  options,
  onChange,
}: {
  kind: Kind
  options: Options
  onChange: (options: Options) => void
}) {
  const sites = useList('locationList', { kind: 'site', limit: 200 })
  if (!PLACED.has(kind)) return null
  return (
    <div className={styles.options}>
      <Select
        label="Site of rows that name none"
        placeholder="The first one"
        clearable
        value={options.site ?? null}
        data={sites.rows.map(({ path, name }) => ({ value: path, label: name }))}
        onChange={(site) => onChange({ ...options, site: site ?? undefined })}
      />
      {kind === 'sales' ? (
        <TextInput
          label="Channel of rows that name none"
          placeholder="shopify"
          value={options.channel ?? ''}
          onChange={(event) =>
            onChange({ ...options, channel: event.currentTarget.value || undefined })
          }
        />
      ) : null}
      {DATED.has(kind) ? (
        <Select
          label="How 01/02/2026 is meant"
          allowDeselect={false}
          value={options.dateOrder}
          data={[
            { value: 'MDY', label: 'January 2 (U.S.)' },
            { value: 'DMY', label: 'February 1' },
          ]}
          onChange={(order) => onChange({ ...options, dateOrder: order === 'DMY' ? 'DMY' : 'MDY' })}
        />
      ) : null}
    </div>
  )
}
