import { Button, Menu } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useSession } from '../session.tsx'
import { t } from '../ui/words.ts'
import type { Deed } from './deedDraft.ts'

const AdjustDialog = lazy(() =>
  import('./AdjustDialog.tsx').then((it) => ({ default: it.AdjustDialog })),
)
const DeedDialog = lazy(() => import('./DeedDialog.tsx').then((it) => ({ default: it.DeedDialog })))

const LabelDialog = lazy(() =>
  import('../labels/LabelDialog.tsx').then((it) => ({ default: it.LabelDialog })),
)

type Item = Reply<'itemGet'>

const MORE: [Deed, string, string][] = [
  ['move', t('Move'), 'stock.move'],
  ['condition', t('Change condition'), 'stock.move'],
  ['return', t('Return to stock'), 'stock.receive'],
  ['assemble', t('Assemble'), 'stock.move'],
  ['disassemble', t('Take apart'), 'stock.move'],
]

/** What can be done with the item's units, as far as its kind and the reader's role permit. */
export function ItemDeeds({ item }: { item: Item }) {
  const { can } = useSession()
  const [open, setOpen] = useState<Deed | 'adjust' | 'labels'>()
  const close = () => setOpen(undefined)
  if (item.kind === 'virtual_kit') return null
  const isKit = item.kind === 'assembled_kit'
  const more = MORE.filter(
    ([deed, , permission]) =>
      can(permission) && (isKit || (deed !== 'assemble' && deed !== 'disassemble')),
  )
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} />}>
            {t('More')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {more.map(([deed, label]) => (
            <Menu.Item key={deed} onClick={() => setOpen(deed)}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setOpen('labels')}>{t('Print labels')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {can('stock.receive') ? (
        <Button variant="default" onClick={() => setOpen('receive')}>
          {t('Receive')}
        </Button>
      ) : null}
      {can('stock.adjust') ? (
        <Button onClick={() => setOpen(item.tracksLots || item.tracksSerials ? 'lost' : 'adjust')}>
          {t('Adjust stock')}
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {open === 'adjust' ? <AdjustDialog skus={[item.sku]} onClose={close} /> : null}
        {open === 'labels' ? (
          <LabelDialog lines={[{ kind: 'item', sku: item.sku }]} onClose={close} />
        ) : null}
        {open && open !== 'adjust' && open !== 'labels' ? (
          <DeedDialog deed={open} item={item} onClose={close} />
        ) : null}
      </Suspense>
    </>
  )
}
