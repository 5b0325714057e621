import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../ui/words.ts'

/** A code by hand, for labels that no scanner reads any more. */
export function TypeCode({
  onCode,
  onClose,
}: {
  onCode: (code: string) => void
  onClose: () => void
}) {
  const [code, setCode] = useState('')
  return (
    <Modal opened onClose={onClose} title={t('Type a code')} size="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() === '') return
          onClose()
          onCode(code)
        }}
      >
        <TextInput
          label={t('SKU, barcode, bin, order or serial')}
          data-autofocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button type="submit" h={48}>
            {t('Take it')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
