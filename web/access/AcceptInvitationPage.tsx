import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { client, troubleOf } from '../client.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './Entrance.module.css'
import { Entrance } from './Entrance.tsx'
import { NewPassword } from './NewPassword.tsx'

const route = getRouteApi('/accept-invitation')

/** Someone invited chooses a name and a password, and is in. */
export function AcceptInvitationPage() {
  const { token = '' } = route.useSearch()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', password: '' } })
  const accept = useMutation({
    mutationFn: async (values: { name: string; password: string }) => {
      const { email } = await client.invitationAccept({ body: { ...values, token } })
      await client.sessionCreate({ body: { email, password: values.password } })
    },
    onSuccess: async () => {
      queryClient.clear()
      await navigate({ to: '/' })
    },
  })
  return (
    <Entrance title={t('Welcome to Onhand')}>
      <p className={styles.lead}>{t('Choose what you are called and your password.')}</p>
      <form className={styles.form} onSubmit={form.onSubmit((values) => accept.mutate(values))}>
        <TextInput
          label={t('Your name')}
          autoComplete="name"
          required
          autoFocus
          maxLength={100}
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <NewPassword key={form.key('password')} {...form.getInputProps('password')} />
        <InlineError trouble={accept.error ? troubleOf(accept.error) : undefined} />
        <Button type="submit" size="sm" loading={accept.isPending}>
          {t('Join')}
        </Button>
      </form>
    </Entrance>
  )
}
