import { Button, Group, Modal, NumberInput, SegmentedControl, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import type { Body } from '@onhand/sdk/operationTypes.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ErrorState } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Labels.module.css'
import { type LabelChoice, readChoice, saveFile, writeChoice } from './labelChoice.ts'

export type LabelLine = Body<'labelCreate'>['lines'][number]

// Beyond these, one number is for all lines.
const MOST_OWN_COPIES = 12
const LOOK_AGAIN_MS = 300

/** Prints labels: on which stock, how many of each, where on a sheet to begin, and how it will look. */
export function LabelDialog({ lines, onClose }: { lines: LabelLine[]; onClose: () => void }) {
  const [choice, setChoice] = useState(readChoice)
  const [copies, setCopies] = useState<Record<number, number>>({})
  const [all, setAll] = useState(1)
  const [startAt, setStartAt] = useState(1)
  const [busy, setBusy] = useState<'pdf' | 'zpl'>()
  const templates = useQuery({
    queryKey: ['labelTemplateList'],
    queryFn: ({ signal }) => client.labelTemplateList({ signal }),
    staleTime: Infinity,
  })
  const template = templates.data?.data.find(({ id }) => id === choice.template)
  const isSheet = template?.kind === 'sheet'
  const body = {
    ...choice,
    startAt: isSheet ? startAt : 1,
    lines: lines.map((line, index) => ({ ...line, copies: copies[index] ?? all })),
  }
  const choose = (next: Partial<LabelChoice>) => {
    setChoice({ ...choice, ...next })
    writeChoice({ ...choice, ...next })
  }
  const print = async (format: 'pdf' | 'zpl') => {
    setBusy(format)
    try {
      saveFile(await client.labelCreate({ body: { ...body, format } }))
      onClose()
    } catch (error) {
      const { title, detail } = troubleOf(error)
      notifications.show({ color: 'red', title, message: detail ?? '' })
    } finally {
      setBusy(undefined)
    }
  }
  const total = body.lines.reduce((sum, line) => sum + line.copies, 0)
  return (
    <Modal opened onClose={onClose} title={t('Print labels')} size="lg">
      <div className={styles.fields}>
        <Select
          className={styles.stock}
          label={t('Label stock')}
          allowDeselect={false}
          value={choice.template}
          onChange={(id) => {
            const found = templates.data?.data.find((one) => one.id === id)
            if (found) choose({ template: found.id })
          }}
          data={(templates.data?.data ?? []).map(({ id, name, detail }) => ({
            value: id,
            label: `${name} (${detail})`,
          }))}
        />
        <div>
          <span className={styles.label}>{t('Code')}</span>
          <SegmentedControl
            fullWidth
            aria-label={t('Code')}
            value={choice.style}
            onChange={(style) => choose({ style: style === 'square' ? 'square' : 'bars' })}
            data={[
              { value: 'bars', label: t('Barcode') },
              { value: 'square', label: t('QR code') },
            ]}
          />
        </div>
        <Count label={t('Copies of each')} value={all} most={1000} onChange={setAll} />
        {isSheet && template ? (
          <Count
            label={t('First free label of the sheet')}
            value={startAt}
            most={template.columns * template.rows}
            onChange={setStartAt}
          />
        ) : null}
      </div>
      {lines.length > 1 && lines.length <= MOST_OWN_COPIES ? (
        <ul className={styles.lines} aria-label={t('Copies of each line')}>
          {lines.map((line, index) => (
            <li key={nameOf(line)} className={styles.line}>
              <span>{nameOf(line)}</span>
              <Count
                ariaLabel={t('Copies of {name}', { name: nameOf(line) })}
                value={copies[index] ?? all}
                most={1000}
                onChange={(next) => setCopies({ ...copies, [index]: next })}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Preview body={body} isSheet={isSheet} />
      <Group justify="flex-end" mt="md">
        <Button
          variant="default"
          loading={busy === 'zpl'}
          disabled={busy === 'pdf'}
          title={t('For Zebra and other label printers, at 203 dots to the inch')}
          onClick={() => void print('zpl')}
        >
          {t('ZPL')}
        </Button>
        <Button
          loading={busy === 'pdf'}
          disabled={busy === 'zpl'}
          onClick={() => void print('pdf')}
        >
          {t('{count, plural, one {PDF of # label} other {PDF of # labels}}', { count: total })}
        </Button>
      </Group>
    </Modal>
  )
}

function Count({
  label,
  ariaLabel,
  value,
  most,
  onChange,
}: {
  label?: string
  ariaLabel?: string
  value: number
  most: number
  onChange: (value: number) => void
}) {
  return (
    <NumberInput
      {...(label ? { label } : {})}
      aria-label={ariaLabel}
      min={1}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      value={value}
      onChange={(next) => onChange(Math.max(1, Number(next) || 1))}
    />
  )
}

/** The first page as it will be printed. */
function Preview({
  body,
  isSheet,
}: {
  body: Omit<Body<'labelCreate'>, 'format'>
  isSheet: boolean
}) {
  const [asked] = useDebouncedValue(JSON.stringify(body), LOOK_AGAIN_MS)
  const preview = useQuery({
    queryKey: ['labelCreate', asked],
    queryFn: ({ signal }) =>
      client.labelCreate({
        body: { ...(JSON.parse(asked) as typeof body), format: 'svg' },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
  if (preview.error)
    return (
      <ErrorState
        what={t('The labels cannot be printed so.')}
        trouble={troubleOf(preview.error)}
        onRetry={() => void preview.refetch()}
      />
    )
  if (!preview.data) return <div className={styles.preview} aria-busy="true" />
  const { content, pages } = preview.data
  return (
    <figure className={styles.preview}>
      {/* What scrolls must be reachable without a mouse. */}
      <div
        className={styles.scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={isSheet ? 0 : undefined}
        role={isSheet ? 'group' : undefined}
        aria-label={isSheet ? t('The sheet') : undefined}
      >
        <img
          className={isSheet ? styles.sheet : styles.page}
          src={`data:image/svg+xml,${encodeURIComponent(content)}`}
          alt={t('The first page of labels')}
        />
      </div>
      <figcaption className={styles.caption}>
        {t(
          '{pages, plural, one {# page} other {# pages}}; print at 100 %, not fitted to the page.',
          {
            pages,
          },
        )}
      </figcaption>
    </figure>
  )
}

function nameOf(line: LabelLine): string {
  if (line.kind === 'location') return line.path
  return line.kind === 'item'
    ? line.sku
    : `${line.sku} ${line.kind === 'lot' ? line.lot : line.serial}`
}
