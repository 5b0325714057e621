import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { client, isRefusal, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { NewPassword } from './NewPassword.tsx'
import { ownZone, ZONES } from './zones.ts'

const route = getRouteApi('/set-up')

/** The first page of a new Onhand: makes the owner, and asks for the company's name and zone. */
export function SetUpPage() {
  const { token } = route.useSearch()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { company: '', timeZone: ownZone(), name: '', email: '', password: '' },
  })
  const setUp = useMutation({
    mutationFn: async (values: ReturnType<typeof form.getValues>) => {
      await client.setupComplete({ body: { ...values, token: token ?? '' } })
      await client.sessionCreate({ body: { email: values.email, password: values.password } })
    },
    onSuccess: async () => {
      queryClient.clear()
      await navigate({ to: '/' })
    },
  })
  if (!token || isRefusal(setUp.error, 'already_set_up') || isRefusal(setUp.error, 'link_expired'))
    return <WrongLink isSetUp={isRefusal(setUp.error, 'already_set_up')} />
  return (
    <Entrance title={t('Set up Onhand')}>
      <p className={styles.lead}>
        {t('You become the owner: you may do everything, and invite others.')}
      </p>
      <form className={styles.form} onSubmit={form.onSubmit((values) => setUp.mutate(values))}>
        <TextInput
          label={t('Company')}
          autoComplete="organization"
          required
          autoFocus
          maxLength={200}
          key={form.key('company')}
          {...form.getInputProps('company')}
        />
        <Select
          label={t('Time zone')}
          description={t('Where your main warehouse is: a day of sales begins at its midnight.')}
          searchable
          allowDeselect={false}
          data={ZONES}
          key={form.key('timeZone')}
          {...form.getInputProps('timeZone')}
        />
        <TextInput
          label={t('Your name')}
          autoComplete="name"
          required
          maxLength={100}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('E-mail')}
          type="email"
          autoComplete="username"
          required
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <NewPassword key={form.key('password')} {...form.getInputProps('password')} />
        <InlineError trouble={setUp.error ? troubleOf(setUp.error) : undefined} />
        <Button type="submit" size="sm" loading={setUp.isPending}>
          {t('Set up')}
        </Button>
      </form>
    </Entrance>
  )
}

function WrongLink({ isSetUp }: { isSetUp: boolean }) {
  return (
    <Entrance title={isSetUp ? t('Already set up') : t('This link does not work')}>
      <p className={styles.lead}>
        {isSetUp
          ? t('This Onhand has an owner. Log in, or ask them to invite you.')
          : t('A set-up link works once, for 30 minutes. Start Onhand again: it prints a new one.')}
      </p>
      <Button component={Link} to="/log-in" variant="default" fullWidth size="sm">
        {t('Go to log in')}
      </Button>
    </Entrance>
  )
}
