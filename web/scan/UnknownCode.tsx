import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { ItemPicker } from '../inventory/ItemPicker.tsx'
import { useSession } from '../session.tsx'
import { t } from '../ui/words.ts'
import { gtinOf } from './readCode.ts'
import styles from './Scan.module.css'
import { hearScan } from './scanStore.ts'

/** A code that leads nowhere yet: let it lead to an item from now on, or search for it. */
export function UnknownCode({ code, isOffline }: { code: string; isOffline: boolean }) {
  const { can } = useSession()
  const [linking, setLinking] = useState(false)
  const link = async (sku: string) => {
    setLinking(false)
    try {
      const kind = gtinOf(code).gtin ? ('gtin' as const) : ('other' as const)
      await client.identifierCreate({ params: { sku }, body: { kind, value: code } })
      await hearScan(code)
    } catch (error) {
      const { title, detail } = troubleOf(error)
      notifications.show({ color: 'red', title, message: detail ?? '' })
    }
  }
  return (
    <section className={styles.card} aria-label={code}>
      <h2 className={styles.name}>{code}</h2>
      {isOffline ? null : (
        <div className={styles.actions}>
          {can('catalog.write') ? (
            <Button h={48} onClick={() => setLinking(true)}>
              {t('Link it to an item')}
            </Button>
          ) : null}
          <Button
            component={Link}
            to={`/inventory?search=${encodeURIComponent(code)}`}
            h={48}
            variant="default"
          >
            {t('Search')}
          </Button>
        </div>
      )}
      {linking ? (
        <Modal
          opened
          onClose={() => setLinking(false)}
          title={t('Which item has the code {code}?', { code })}
          size="sm"
        >
          <ItemPicker
            taken={[]}
            autoFocus
            withKits
            label={t('Item')}
            onPick={(sku) => void link(sku)}
          />
        </Modal>
      ) : null}
    </section>
  )
}
