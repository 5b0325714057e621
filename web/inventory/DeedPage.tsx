import { Button } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { type SmallColumn, SmallTable } from '../ui/SmallTable.tsx'
import { t } from '../ui/words.ts'

/** The page of one deed on many items: what it was, what it did to each, and how it is taken back. */
export function DeedPage<Row extends { sku: string }>({
  title,
  under,
  revert,
  mayRevert,
  heading,
  rows,
  rowKey,
  columns,
}: {
  title: string
  under: ReactNode
  revert: UseMutationResult<unknown, Error, void>
  mayRevert: boolean
  heading: string
  rows: Row[]
  rowKey: (row: Row) => string
  /** What it did to an item, which is itself the first column. */
  columns: SmallColumn<Row>[]
}) {
  const item: SmallColumn<Row> = {
    header: t('Item'),
    grow: true,
    cell: ({ sku }) => (
      <Link to="/inventory/$sku" params={{ sku }}>
        {sku}
      </Link>
    ),
  }
  return (
    <>
      <PageHeader title={title} under={under}>
        {mayRevert ? (
          <Button variant="default" loading={revert.isPending} onClick={() => revert.mutate()}>
            {t('Revert')}
          </Button>
        ) : null}
      </PageHeader>
      <PageBody>
        <InlineError trouble={revert.error ? troubleOf(revert.error) : undefined} />
        <Section title={heading}>
          <SmallTable label={heading} rows={rows} rowKey={rowKey} columns={[item, ...columns]} />
        </Section>
      </PageBody>
    </>
  )
}
