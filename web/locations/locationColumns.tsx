import type { Row } from '@onhand/sdk/operationTypes.ts'
import { Link } from '@tanstack/react-router'
import type { Column } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'
import styles from './Locations.module.css'

export type Place = Row<'locationStockList'>

const KINDS: Record<Place['kind'], string> = {
  site: t('Site'),
  zone: t('Zone'),
  bin: t('Bin'),
}

/** What a place is called by its kind. */
export function kindName(kind: Place['kind']): string {
  return KINDS[kind]
}

/** Whether stock may come to a place. */
export function PlaceState({ place }: { place: Pick<Place, 'active' | 'open'> }) {
  if (place.open) return <StatusBadge tone="good">{t('Open')}</StatusBadge>
  return <StatusBadge tone="idle">{place.active ? t('Closed above') : t('Archived')}</StatusBadge>
}

export const placeName: Column<Place> = {
  id: 'path',
  header: t('Location'),
  width: 260,
  cell: (place) => (
    <Link to="/locations/$path" params={{ path: place.path }} className={styles.place}>
      <span className={styles.path} data-kind={place.kind}>
        {place.path}
      </span>
      {place.name === place.code ? null : <span className={styles.name}>{place.name}</span>}
    </Link>
  ),
}

export const placeColumns: Column<Place>[] = [
  { id: 'kind', header: t('Kind'), width: 90, phone: 'beside', cell: ({ kind }) => kindName(kind) },
  {
    id: 'zone',
    header: t('Zone'),
    width: 110,
    phone: 'hidden',
    cell: ({ kind, parent, site }) => (kind === 'bin' && parent !== site ? (parent ?? '—') : '—'),
  },
  {
    id: 'items',
    header: t('Items'),
    width: 90,
    align: 'right',
    phone: 'figure',
    cell: ({ items }) => <Figure value={items} />,
  },
  {
    id: 'units',
    header: t('Units'),
    width: 100,
    align: 'right',
    phone: 'figure',
    cell: ({ units }) => <Figure value={units} />,
  },
  {
    id: 'pickOrder',
    header: t('Pick order'),
    hint: t('Lower is nearer to the packing bench'),
    width: 100,
    align: 'right',
    phone: 'hidden',
    cell: ({ pickOrder }) => <Figure value={pickOrder} />,
  },
  {
    id: 'state',
    header: t('State'),
    width: 130,
    phone: 'hidden',
    cell: (place) => <PlaceState place={place} />,
  },
  {
    id: 'timeZone',
    header: t('Time zone'),
    width: 160,
    starts: 'hidden',
    phone: 'hidden',
    cell: ({ timeZone }) => timeZone,
  },
]
