import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../client.ts'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import styles from './Channels.module.css'
import { ConnectorFields } from './ConnectorFields.tsx'
import { ConnectTrouble, givenOf } from './ConnectPage.tsx'
import type { Channel, Connector } from './channelWords.tsx'

/** The address and the keys: tried before they take the place of the old ones. */
export function ChannelKeys({ channel, connector }: { channel: Channel; connector: Connector }) {
  const { code, state, settings } = channel
  const params = { code }
  const start = () =>
    Object.fromEntries(
      connector.fields
        .filter(({ secret }) => !secret)
        .map(({ name }) => [name, String(settings[name] ?? '')]),
    )
  const [values, setValues] = useState<Record<string, string>>(start)
  const save = useMutation({
    mutationFn: async () => {
      const fields = givenOf(values)
      const { name } = await client.channelCheck({ params, body: { fields } })
      await client.channelUpdate({ params, body: { fields } })
      // It stopped because it was refused; what it would write is looked at before it goes on.
      if (state === 'reconnect') await client.channelSwitch({ params, body: { state: 'shadow' } })
      return name
    },
    onSuccess: async (name) => {
      setValues(start())
      showUndo({
        id: `keys ${code}`,
        message: t('{name} answered, and the keys are kept.', { name }),
        undo: undefined,
      })
      await refreshAll()
    },
  })
  return (
    <Section title={t('Address and keys')}>
      <p className={styles.lead}>
        {state === 'reconnect'
          ? t(
              'The channel refuses the keys that are kept. With new ones it goes on in shadow: review it, then switch it on.',
            )
          : t('Keys are sealed: nobody can read them back. What you leave empty stays.')}
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <ConnectorFields connector={connector} values={values} isConnected onChange={setValues} />
        <ConnectTrouble error={save.error} />
        <span>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('Test and save')}
          </Button>
        </span>
      </form>
    </Section>
  )
}
