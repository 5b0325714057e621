import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { sessionQuery, useSession } from '../session.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { t } from '../ui/words.ts'
import styles from './Access.module.css'

/** One's own second factor: turned on with an app, turned off with the password. */
export function OwnSecondFactor() {
  const { user } = useSession()
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t('Second factor')}
      aside={
        <Button variant="default" onClick={() => setOpen(true)}>
          {user.secondFactor ? t('Turn off') : t('Turn on')}
        </Button>
      }
    >
      <p className={styles.lead}>
        {user.secondFactor ? (
          <StatusBadge tone="good">{t('On')}</StatusBadge>
        ) : (
          <StatusBadge tone="idle">{t('Off')}</StatusBadge>
        )}{' '}
        {t(
          'With it, your password alone opens nothing: each log-in also asks for a code of your phone.',
        )}
      </p>
      {open ? (
        user.secondFactor ? (
          <TurnOff onClose={() => setOpen(false)} />
        ) : (
          <TurnOn onClose={() => setOpen(false)} />
        )
      ) : null}
    </Section>
  )
}

function TurnOn({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const password = useForm({ mode: 'uncontrolled', initialValues: { password: '' } })
  const code = useForm({ mode: 'uncontrolled', initialValues: { code: '' } })
  const begin = useMutation({
    mutationFn: (body: { password: string }) => client.secondFactorEnable({ body }),
  })
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => client.secondFactorConfirm({ body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries(sessionQuery)
      onClose()
    },
  })
  if (!begin.data)
    return (
      <Modal opened onClose={onClose} title={t('Turn on the second factor')}>
        <form
          className={styles.form}
          onSubmit={password.onSubmit((values) => begin.mutate(values))}
        >
          <PasswordInput
            label={t('Your password')}
            autoComplete="current-password"
            required
            data-autofocus
            key={password.key('password')}
            {...password.getInputProps('password')}
          />
          <InlineError trouble={begin.error ? troubleOf(begin.error) : undefined} />
          <Group justify="flex-end">
            <Button type="submit" loading={begin.isPending}>
              {t('Continue')}
            </Button>
          </Group>
        </form>
      </Modal>
    )
  const { totpUri, recoveryCodes } = begin.data
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('Turn on the second factor')}
      closeOnClickOutside={false}
    >
      <form className={styles.form} onSubmit={code.onSubmit((values) => confirm.mutate(values))}>
        <p>{t('1. Scan this with an authenticator app, or enter the key by hand.')}</p>
        <QRCodeSVG value={totpUri} size={176} className={styles.qr} title={t('Code for the app')} />
        <CopyField label={t('Key')} value={new URL(totpUri).searchParams.get('secret') ?? ''} />
        <p>{t('2. Keep these recovery codes. Each opens once, should the phone be lost.')}</p>
        <CopyField label={t('Recovery codes')} value={recoveryCodes.join('\n')} />
        <TextInput
          label={t('3. Enter the six digits that the app shows')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          maxLength={6}
          key={code.key('code')}
          {...code.getInputProps('code')}
        />
        <InlineError trouble={confirm.error ? troubleOf(confirm.error) : undefined} />
        <Group justify="flex-end">
          <Button type="submit" loading={confirm.isPending}>
            {t('Turn on')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function TurnOff({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } })
  const disable = useMutation({
    mutationFn: (body: { password: string }) => client.secondFactorDisable({ body }),
    onSuccess: async () => {
      await queryClient.invalidateQueries(sessionQuery)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Turn off the second factor')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => disable.mutate(values))}>
        <PasswordInput
          label={t('Your password')}
          autoComplete="current-password"
          required
          data-autofocus
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <InlineError trouble={disable.error ? troubleOf(disable.error) : undefined} />
        <Group justify="flex-end">
          <Button type="submit" color="red" loading={disable.isPending}>
            {t('Turn off')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
