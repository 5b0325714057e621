import { Button, type ButtonProps, Group, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { t } from './words.ts'

/** For the few deeds that cannot be undone: says what will happen before it does. */
export function ConfirmButton({
  title,
  confirm,
  children,
  label,
  onConfirm,
  loading,
  ...button
}: {
  title: string
  /** What the button that does it says, such as "Revoke key". */
  confirm: string
  /** What will happen. */
  children: ReactNode
  label: ReactNode
  onConfirm: () => void
  loading?: boolean
} & ButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" loading={loading} {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={title} size="sm">
        {children}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('Cancel')}
          </Button>
          <Button
            color="red"
            data-autofocus
            onClick={() => {
              setOpen(false)
              onConfirm()
            }}
          >
            {confirm}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
