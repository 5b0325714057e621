import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { SecondFactor } from './SecondFactor.tsx'

const route = getRouteApi('/log-in')

/** E-mail and password, then the second factor where there is one. */
export function LogInPage() {
  const { to } = route.useSearch()
  const router = useRouter()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [waits, setWaits] = useState(false)
  const setup = useQuery({
    queryKey: ['setupGet'],
    queryFn: ({ signal }) => client.setupGet({ signal }),
  })
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } })
  const enter = async () => {
    queryClient.clear()
    // Only a path of our own: an address from outside must not send people elsewhere.
    if (to && /^\/(?![/\\])/.test(to)) router.history.push(to)
    else await navigate({ to: '/' })
  }
  const logIn = useMutation({
    mutationFn: (values: { email: string; password: string }) =>
      client.sessionCreate({ body: values }),
    onSuccess: async ({ secondFactorRequired }) => {
      if (secondFactorRequired) setWaits(true)
      else await enter()
    },
  })
  if (waits) return <SecondFactor onDone={enter} onBack={() => setWaits(false)} />
  if (setup.data?.needed) return <NotSetUp />
  return (
    <Entrance
      title={t('Log in')}
      foot={<Link to="/forgot-password">{t('Forgot your password?')}</Link>}
    >
      <form className={styles.form} onSubmit={form.onSubmit((values) => logIn.mutate(values))}>
        <TextInput
          label={t('E-mail')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('Password')}
          autoComplete="current-password"
          required
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <InlineError trouble={logIn.error ? troubleOf(logIn.error) : undefined} />
        <Button type="submit" size="sm" loading={logIn.isPending}>
          {t('Log in')}
        </Button>
      </form>
    </Entrance>
  )
}

function NotSetUp() {
  return (
    <Entrance title={t('Almost there')}>
      <p className={styles.lead}>
        {t(
          'This Onhand has no owner yet. Open the set-up link that was printed in the terminal when it started; it works once, for 30 minutes. Starting it again prints a new one.',
        )}
      </p>
    </Entrance>
  )
}
