import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'

/** Asks for a link by mail; whether there is such a user is not told. */
export function ForgotPasswordPage() {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '' } })
  const ask = useMutation({
    mutationFn: (values: { email: string }) => client.passwordResetRequest({ body: values }),
  })
  return (
    <Entrance
      title={t('Forgot your password?')}
      foot={<Link to="/log-in">{t('Back to log in')}</Link>}
    >
      {ask.isSuccess ? (
        <p className={styles.lead} role="status">
          {t(
            'If there is such a user and mail is set up, a link is on its way. Otherwise an owner can give you one, under Settings, Users.',
          )}
        </p>
      ) : (
        <form className={styles.form} onSubmit={form.onSubmit((values) => ask.mutate(values))}>
          <TextInput
            label={t('E-mail')}
            type="email"
            autoComplete="username"
            required
            autoFocus
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <InlineError trouble={ask.error ? troubleOf(ask.error) : undefined} />
          <Button type="submit" size="sm" loading={ask.isPending}>
            {t('Send a link')}
          </Button>
        </form>
      )}
    </Entrance>
  )
}
