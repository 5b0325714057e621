import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'

/** The second step of the log-in: a code of the app, or a recovery code. */
export function SecondFactor({
  onDone,
  onBack,
}: {
  onDone: () => Promise<void>
  onBack: () => void
}) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { code: '' } })
  const verify = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      client.sessionVerify({ body: { code: code.replaceAll(' ', '') } }),
    onSuccess: onDone,
  })
  return (
    <Entrance title={t('Second factor')}>
      <p className={styles.lead}>
        {t(
          'Enter the six digits that your authenticator app shows, or one of your recovery codes.',
        )}
      </p>
      <form className={styles.form} onSubmit={form.onSubmit((values) => verify.mutate(values))}>
        <TextInput
          label={t('Code')}
          autoComplete="one-time-code"
          inputMode="text"
          required
          autoFocus
          maxLength={20}
          key={form.key('code')}
          {...form.getInputProps('code')}
        />
        <InlineError trouble={verify.error ? troubleOf(verify.error) : undefined} />
        <Button type="submit" size="sm" loading={verify.isPending}>
          {t('Continue')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('Back to log in')}
        </Button>
      </form>
    </Entrance>
  )
}
