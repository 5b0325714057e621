import { Button, Group, TextInput } from '@mantine/core'
import type { Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { countOf } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './Imports.module.css'
import type { Import } from './importWords.tsx'

const SHOWN_ROWS = 50

/** The rows that were not taken, to be corrected where they stand; only these are worked again. */
export function ErrorRows({ one, canCorrect }: { one: Import; canCorrect: boolean }) {
  const queryClient = useQueryClient()
  const [edits, setEdits] = useState<Record<string, string>>({})
  const params = { id: one.id }
  const list = useList(
    'importErrorRowList',
    { limit: SHOWN_ROWS },
    { params, live: (event) => event.subjectId === one.id },
  )
  const correct = useMutation({
    mutationFn: () =>
      client.importRowsCorrect({ params, body: { rows: correctedRows(list.rows, edits) } }),
    onSuccess: (next) => {
      setEdits({})
      queryClient.setQueryData(['importGet', one.id], next)
    },
  })
  const shown = (one.columns ?? []).flatMap(({ header, field }, index) =>
    field === null ? [] : [{ header, index }],
  )
  const corrected = correctedRows(list.rows, edits).length
  if (list.rows.length === 0) return null
  return (
    <Section
      title={t('Rows with errors')}
      aside={
        <Button
          component="a"
          href={`/v1/imports/${one.id}/errors`}
          download
          variant="default"
          size="compact-sm"
        >
          {t('Download the {count, plural, one {# row} other {# rows}} with errors', {
            count: one.errors,
          })}
        </Button>
      }
    >
      {/* What scrolls must be reachable without a mouse: by its fields, or by itself. */}
      <div className={styles.errors} tabIndex={canCorrect ? undefined : 0}>
        <table className={styles.errorTable} aria-label={t('Rows with errors')}>
          <thead>
            <tr>
              <th scope="col">{t('Row')}</th>
              <th scope="col">{t('What is wrong')}</th>
              {shown.map(({ header, index }) => (
                <th key={index} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <tr key={row.rowNumber}>
                <th scope="row">{row.rowNumber}</th>
                <td className={styles.reason}>{row.reason}</td>
                {shown.map(({ header, index }) => (
                  <td key={index}>
                    {canCorrect ? (
                      <TextInput
                        size="xs"
                        aria-label={t('{column} of row {row}', {
                          column: header,
                          row: row.rowNumber,
                        })}
                        value={edits[`${row.rowNumber} ${index}`] ?? row.cells[index] ?? ''}
                        onChange={({ currentTarget: { value } }) =>
                          setEdits((before) => ({
                            ...before,
                            [`${row.rowNumber} ${index}`]: value,
                          }))
                        }
                      />
                    ) : (
                      row.cells[index]
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <InlineError trouble={correct.error ? troubleOf(correct.error) : undefined} />
      <Group mt="sm">
        {canCorrect ? (
          <Button
            loading={correct.isPending}
            disabled={corrected === 0}
            onClick={() => correct.mutate()}
          >
            {corrected === 0
              ? t('Correct a row to try it again')
              : one.dryRun
                ? t('Check {rows} again', { rows: countOf(corrected, 'row') })
                : t('Import {rows}', { rows: countOf(corrected, 'corrected row') })}
          </Button>
        ) : null}
        {list.hasMore ? (
          <Button variant="default" onClick={list.more}>
            {t('Show more rows')}
          </Button>
        ) : null}
      </Group>
    </Section>
  )
}

/** Rows in which something was changed, whole; at most as many as one request takes. */
function correctedRows(rows: Row<'importErrorRowList'>[], edits: Record<string, string>) {
  return rows
    .flatMap(({ rowNumber, cells }) => {
      const next = cells.map((cell, index) => edits[`${rowNumber} ${index}`] ?? cell)
      return next.some((cell, index) => cell !== cells[index]) ? [{ rowNumber, cells: next }] : []
    })
    .slice(0, 500)
}
