import type { Row } from '@onhand/sdk/operationTypes.ts'
import { Link } from '@tanstack/react-router'
import type { Column } from '../ui/DataTable.tsx'
import { readableName } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'

type Entry = Row<'auditEntryList'>

const VIA: Record<string, string> = {
  web: t('Web'),
  api: t('API'),
  cli: t('Command line'),
  job: t('By itself'),
}

export const activityName: Column<Entry> = {
  id: 'type',
  header: t('What'),
  width: 200,
  cell: (entry) => <span style={{ fontWeight: 500 }}>{readableName(entry.type)}</span>,
}

export const activityColumns: Column<Entry>[] = [
  {
    id: 'subject',
    header: t('Of'),
    width: 220,
    phone: 'figure',
    cell: (entry) => <Subject entry={entry} />,
  },
  {
    id: 'details',
    header: t('Details'),
    width: 110,
    phone: 'hidden',
    cell: (entry) => <Details entry={entry} />,
  },
  {
    id: 'actor',
    header: t('By'),
    width: 160,
    phone: 'figure',
    cell: (entry) => entry.actorName,
  },
  {
    id: 'via',
    header: t('Through'),
    width: 110,
    phone: 'hidden',
    cell: (entry) => (
      <span title={[entry.address, entry.agent].filter(Boolean).join(' · ')}>
        {VIA[entry.via] ?? readableName(entry.via)}
      </span>
    ),
  },
  {
    id: 'at',
    header: t('When'),
    width: 120,
    align: 'right',
    phone: 'beside',
    cell: (entry) => <When instant={entry.at} />,
  },
]

/** Deeds of stock, which can be taken back from their page. */
const DOCUMENTS = new Set(['adjustment', 'move', 'receipt', 'shipment', 'reversal'])

function Subject({ entry }: { entry: Entry }) {
  const { subjectKind, subjectId, subjectName } = entry
  if (subjectKind === 'item' && subjectName)
    return (
      <Link to="/inventory/$sku" params={{ sku: subjectName }}>
        {subjectName}
      </Link>
    )
  if (subjectKind === 'item_edit')
    return (
      <Link to="/item-edits/$id" params={{ id: subjectId }}>
        {subjectName || readableName(subjectKind)}
      </Link>
    )
  if (DOCUMENTS.has(subjectKind))
    return (
      <Link to="/documents/$id" params={{ id: subjectId }}>
        {subjectName || readableName(subjectKind)}
      </Link>
    )
  if (subjectKind === 'order')
    return (
      <Link to="/orders/$id" params={{ id: subjectId }}>
        {subjectName || readableName(subjectKind)}
      </Link>
    )
  if (subjectKind === 'reservation')
    return (
      <Link to="/reservations/$id" params={{ id: subjectId }}>
        {subjectName || readableName(subjectKind)}
      </Link>
    )
  if (subjectKind === 'location' && subjectName)
    return (
      <Link to="/locations/$path" params={{ path: subjectName }}>
        {subjectName}
      </Link>
    )
  if (subjectKind === 'import')
    return (
      <Link to="/imports/$id" params={{ id: subjectId }}>
        {subjectName || t('Import')}
      </Link>
    )
  return subjectName || readableName(subjectKind)
}

/** What changed, word for word as it was recorded. */
function Details({ entry }: { entry: Entry }) {
  const inputs = Object.fromEntries(
    Object.entries(entry.details).map(([name, value]) => [
      readableName(name),
      typeof value === 'object' ? JSON.stringify(value) : value,
    ]),
  )
  const count = Object.keys(inputs).length
  if (count === 0) return <span style={{ color: 'var(--ink-3)' }}>—</span>
  return (
    <WhyPopover
      label={t('Details of {name}', { name: readableName(entry.type) })}
      why={[{ name: entry.type, formula: '', inputs }]}
      note={`Request ${entry.requestId}`}
    >
      {t('{count, plural, one {# detail} other {# details}}', { count })}
    </WhyPopover>
  )
}
