import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { PageBody, Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import { ChannelFrame } from './ChannelFrame.tsx'
import { ChannelKeys } from './ChannelKeys.tsx'
import { ChannelPlaces, ChannelSites } from './ChannelSites.tsx'
import styles from './Channels.module.css'
import type { Channel, Connector } from './channelWords.tsx'
import { DisconnectSection } from './DisconnectSection.tsx'
import { RuleFields } from './RuleFields.tsx'
import { draftRule, ruleOf } from './ruleDraft.ts'
import { useConnectors } from './useChannel.ts'

const route = getRouteApi('/app/channels/$code/settings')

/** How a channel behaves: what it shows, what happens when something is wrong, and its keys. */
export function ChannelSettingsPage() {
  const { code } = route.useParams()
  const { can } = useSession()
  const connectors = useConnectors()
  return (
    <ChannelFrame code={code} part={t('Settings')}>
      {(channel) => {
        const connector = connectors.data?.data.find(({ id }) => id === channel.connector)
        if (!can('channels.write'))
          return <EmptyState title={t('Only those who may change channels see their settings.')} />
        if (!connector) return null
        return (
          <PageBody>
            <BehaviourForm key={channel.id} channel={channel} connector={connector} />
            {connector.stockScope === 'place' ? <ChannelPlaces channel={channel} /> : null}
            <ChannelKeys key={`${channel.id} keys`} channel={channel} connector={connector} />
            <DisconnectSection channel={channel} />
          </PageBody>
        )
      }}
    </ChannelFrame>
  )
}

type Change = NonNullable<Parameters<typeof client.channelUpdate>[0]['body']>

/** Writes settings of a channel; for half a minute they can be taken back. */
export function useChannelChange(channel: Channel) {
  const write = (body: Change) => client.channelUpdate({ params: { code: channel.code }, body })
  return useMutation({
    mutationFn: write,
    // Kept before it is written: the news of it may be here before its answer.
    onMutate: () => channel,
    onSuccess: async (_channel, change, known) => {
      const before = Object.fromEntries(
        Object.keys(change).map((name) => [name, known[name as keyof Channel]]),
      ) as Change
      showUndo({
        id: `settings ${channel.code}`,
        message: t('The settings of {name} are saved.', { name: channel.name }),
        undo: () => write(before),
      })
      await refreshAll()
    },
  })
}

function startDraft(channel: Channel) {
  const { name, sites, driftPolicy, blindAfterMinutes, blindAction, massChangeShare } = channel
  return {
    name,
    sites,
    driftPolicy,
    blindAfterMinutes: blindAfterMinutes as number | '',
    blindAction,
    guardPercent: (Math.round(massChangeShare * 1_000) / 10) as number | '',
    rule: draftRule(channel.rule),
  }
}

function BehaviourForm({ channel, connector }: { channel: Channel; connector: Connector }) {
  const [draft, setDraft] = useState(() => startDraft(channel))
  const set = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }))
  const save = useChannelChange(channel)
  const send = () => {
    const { guardPercent, blindAfterMinutes, rule, ...plain } = draft
    save.mutate({
      ...plain,
      rule: ruleOf(rule),
      massChangeShare: (guardPercent || 20) / 100,
      blindAfterMinutes: blindAfterMinutes || 30,
    })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Section title={t('Name')}>
        <div className={styles.form}>
          <TextInput
            aria-label={t('Name')}
            required
            maxLength={200}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </div>
      </Section>
      {connector.stockScope === 'listing' || channel.places.length === 0 ? (
        <ChannelSites sites={draft.sites} onChange={(sites) => set({ sites })} />
      ) : null}
      <Section title={t('How much it shows')}>
        <p className={styles.lead}>
          {t('Of what is available, for every listing that says nothing else itself.')}
        </p>
        <RuleFields draft={draft.rule} onChange={(rule) => set({ rule })} />
      </Section>
      <Section title={t('When something is wrong')}>
        <div className={styles.pair}>
          <Select
            label={t('A number drifts')}
            description={t('The channel shows another than it was told.')}
            allowDeselect={false}
            data={[
              { value: 'repair', label: t('Put it right') },
              { value: 'report', label: t('Only show it here') },
            ]}
            value={draft.driftPolicy}
            onChange={(value) => set({ driftPolicy: value as Channel['driftPolicy'] })}
          />
          <NumberInput
            label={t('Many zeros at once wait for a yes')}
            description={t('More than this share of what it offers.')}
            suffix=" %"
            min={0.1}
            max={100}
            hideControls
            required
            value={draft.guardPercent}
            onChange={(value) => set({ guardPercent: value === '' ? '' : Number(value) })}
          />
          {connector.readsOrders ? (
            <>
              <NumberInput
                label={t('Blind without a read of orders for')}
                description={t('Then it may have sold what nobody knows of.')}
                suffix={t(' min')}
                min={1}
                max={10_080}
                hideControls
                required
                value={draft.blindAfterMinutes}
                onChange={(value) => set({ blindAfterMinutes: value === '' ? '' : Number(value) })}
              />
              <Select
                label={t('While it is blind')}
                description={t('By what it usually sells in that time.')}
                allowDeselect={false}
                data={[
                  { value: 'buffer', label: t('The others keep more back') },
                  { value: 'stop', label: t('It shows 0 of everything') },
                  { value: 'nothing', label: t('Nothing') },
                ]}
                value={draft.blindAction}
                onChange={(value) => set({ blindAction: value as Channel['blindAction'] })}
              />
            </>
          ) : null}
        </div>
        <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
        <Button type="submit" mt="md" loading={save.isPending}>
          {t('Save settings')}
        </Button>
      </Section>
    </form>
  )
}
