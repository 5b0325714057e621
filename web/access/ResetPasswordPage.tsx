import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { NewPassword } from './NewPassword.tsx'

const route = getRouteApi('/reset-password')

/** A new password by a one-time link. */
export function ResetPasswordPage() {
  const { token = '' } = route.useSearch()
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } })
  const reset = useMutation({
    mutationFn: (values: { password: string }) =>
      client.passwordResetComplete({ body: { ...values, token } }),
  })
  if (reset.isSuccess)
    return (
      <Entrance title={t('Password set')}>
        <p className={styles.lead}>
          {t('All your sessions have ended. Log in with the new password.')}
        </p>
        <Button component={Link} to="/log-in" fullWidth size="sm">
          {t('Log in')}
        </Button>
      </Entrance>
    )
  return (
    <Entrance title={t('New password')}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => reset.mutate(values))}>
        <NewPassword autoFocus key={form.key('password')} {...form.getInputProps('password')} />
        <InlineError trouble={reset.error ? troubleOf(reset.error) : undefined} />
        <Button type="submit" size="sm" loading={reset.isPending}>
          {t('Set password')}
        </Button>
      </form>
    </Entrance>
  )
}
