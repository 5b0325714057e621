import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../ui/words.ts'
import styles from './Shell.module.css'

/** The sidebar of a small window. */
export function RoomsDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      size={264}
      title="Onhand"
      closeButtonProps={{ 'aria-label': t('Close') }}
      classNames={{ body: styles.drawer, content: styles.drawer, header: styles.drawer }}
    >
      {children}
    </Drawer>
  )
}
