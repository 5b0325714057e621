import { Button, Group, Modal, PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import styles from './Access.module.css'
import { NewPassword } from './NewPassword.tsx'

/** One's own password, changed by knowing the old one. */
export function OwnPassword() {
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t('Password')}
      aside={
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('Change')}
        </Button>
      }
    >
      <p className={styles.lead}>{t('When it changes, your sessions in other browsers end.')}</p>
      {open ? <PasswordDialog onClose={() => setOpen(false)} /> : null}
    </Section>
  )
}

function PasswordDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', password: '' },
  })
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; password: string }) =>
      client.passwordUpdate({ body }),
    onSuccess: async () => {
      onClose()
      notifications.show({ message: t('Your password was changed.') })
      await queryClient.invalidateQueries({ queryKey: ['sessionList'] })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Change your password')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => change.mutate(values))}>
        <PasswordInput
          label={t('Present password')}
          autoComplete="current-password"
          required
          data-autofocus
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
        />
        <NewPassword
          label={t('New password')}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <InlineError trouble={change.error ? troubleOf(change.error) : undefined} />
        <Group justify="flex-end">
          <Button type="submit" loading={change.isPending}>
            {t('Change password')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
