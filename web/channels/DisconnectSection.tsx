import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import styles from './Channels.module.css'
import type { Channel } from './channelWords.tsx'

/** Disconnects a channel, once its name was typed: this cannot be undone. */
export function DisconnectSection({ channel: { code, name } }: { channel: Channel }) {
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const disconnect = useMutation({
    mutationFn: () => client.channelDelete({ params: { code } }),
    onSuccess: async () => {
      await navigate({ to: '/channels' })
      await refreshAll()
    },
  })
  return (
    <Section title={t('Disconnect')}>
      <p className={styles.lead}>
        {t(
          'Its keys, listings and mappings go. Its orders stay. The shop keeps the numbers that it shows.',
        )}
      </p>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('Disconnect this channel')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('Disconnect {name}?', { name })}
        size="sm"
      >
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.trim() === name) disconnect.mutate()
          }}
        >
          <TextInput
            label={t('Type {name} to disconnect it for good', { name })}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <InlineError trouble={disconnect.error ? troubleOf(disconnect.error) : undefined} />
          <span className={styles.choices}>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              color="red"
              disabled={typed.trim() !== name}
              loading={disconnect.isPending}
            >
              {t('Disconnect')}
            </Button>
          </span>
        </form>
      </Modal>
    </Section>
  )
}
