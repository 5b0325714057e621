import { Button, Group, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ZONES } from '../access/zones.ts'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { type Address, AddressFields, EMPTY_ADDRESS, toAddress } from './AddressFields.tsx'
import styles from './Locations.module.css'

/** Makes a site, a zone, or bins by a pattern. */
export function PlaceDialogs({
  making,
  site,
  onClose,
}: {
  making: 'site' | 'zone' | 'bins'
  site: string | undefined
  onClose: () => void
}) {
  if (making === 'site') return <SiteDialog onClose={onClose} />
  return <InsideDialog making={making} site={site} onClose={onClose} />
}

function SiteDialog({ onClose }: { onClose: () => void }) {
  const { company } = useSession()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState<string | null>(company.timeZone)
  const [address, setAddress] = useState<Address>(EMPTY_ADDRESS)
  const make = useMutation({
    mutationFn: () =>
      client.siteCreate({
        body: {
          code,
          timeZone: timeZone ?? company.timeZone,
          ...(name ? { name } : {}),
          address: toAddress(address),
        },
      }),
    onSuccess: async (made) => {
      onClose()
      notifications.show({ message: t('{path} was made.', { path: made.path }) })
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('New site')} size="md">
      <form onSubmit={submitting(() => make.mutate())}>
        <TextInput
          label={t('Code')}
          description={t('Short, as on a label: RNO')}
          data-autofocus
          required
          maxLength={60}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          mt="sm"
          label={t('Name')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          mt="sm"
          label={t('Time zone')}
          description={t('Its business day begins at midnight there.')}
          searchable
          allowDeselect={false}
          data={ZONES}
          value={timeZone}
          onChange={setTimeZone}
        />
        <AddressFields address={address} onChange={setAddress} />
        <Finish
          error={make.error}
          busy={make.isPending}
          label={t('Make site')}
          disabled={!code.trim()}
          onClose={onClose}
        />
      </form>
    </Modal>
  )
}

function InsideDialog({
  making,
  site: given,
  onClose,
}: {
  making: 'zone' | 'bins'
  site: string | undefined
  onClose: () => void
}) {
  const sites = useList('locationList', { kind: 'site', limit: 200 })
  const [chosen, setChosen] = useState<string | null>(given ?? null)
  const site = chosen ?? sites.rows[0]?.path ?? null
  const zones = useList(
    'locationList',
    { kind: 'zone', limit: 200, ...(site ? { site } : {}) },
    { enabled: site !== null },
  )
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [zone, setZone] = useState<string | null>(null)
  const [pickOrder, setPickOrder] = useState<number>(0)
  const make = useMutation({
    mutationFn: async () => {
      const params = { site: site ?? '' }
      if (making === 'zone') {
        const body = { code: text, pickOrder, ...(name ? { name } : {}) }
        const { path } = await client.zoneCreate({ params, body })
        return t('{path} was made.', { path })
      }
      const body = { pattern: text, pickOrder, ...(zone ? { zone } : {}) }
      const { created, existing } = await client.binCreate({ params, body })
      return t(
        '{created, plural, one {# bin was made} other {# bins were made}}; {existing} were there already.',
        { created: created.length, existing },
      )
    },
    onSuccess: async (message) => {
      onClose()
      notifications.show({ message })
      await refreshAll()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="md"
      title={making === 'zone' ? t('New zone') : t('Make bins')}
    >
      <form onSubmit={submitting(() => make.mutate())}>
        <Select
          label={t('Site')}
          allowDeselect={false}
          value={site}
          onChange={setChosen}
          data={sites.rows.map((one) => ({ value: one.path, label: one.name }))}
        />
        <TextInput
          mt="sm"
          label={making === 'zone' ? t('Code') : t('Bins')}
          description={
            making === 'zone'
              ? t('Short, as on a label: FRONT')
              : t('One code, or the first and the last: A-01-01..A-10-04')
          }
          data-autofocus
          required
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {making === 'zone' ? (
          <TextInput
            mt="sm"
            label={t('Name')}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        ) : (
          <Select
            mt="sm"
            label={t('Zone')}
            placeholder={t('None')}
            clearable
            value={zone}
            onChange={setZone}
            data={zones.rows.map(({ code, name: label }) => ({ value: code, label }))}
          />
        )}
        <NumberInput
          mt="sm"
          label={t('Pick order')}
          description={t('Of the first; the others follow. Lower is nearer to the packing bench.')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={pickOrder}
          onChange={(value) => setPickOrder(Number(value) || 0)}
        />
        {making === 'bins' ? <CountOfBins pattern={text} /> : null}
        <Finish
          error={make.error}
          busy={make.isPending}
          label={making === 'zone' ? t('Make zone') : t('Make bins')}
          disabled={!text.trim() || site === null}
          onClose={onClose}
        />
      </form>
    </Modal>
  )
}

/** How many bins the first and the last stand for, while it is typed. */
function CountOfBins({ pattern }: { pattern: string }) {
  const [first = '', last] = pattern.split('..').map((code) => code.trim())
  const from = first.match(/\d+|[A-Za-z]+/g) ?? []
  const to = last?.match(/\d+|[A-Za-z]+/g) ?? []
  if (last === undefined || from.length !== to.length) return null
  const steps = from.map((part, at) => stepsFrom(part, to[at] ?? ''))
  const count = steps.reduce((product, step) => product * step, 1)
  if (!Number.isFinite(count) || count < 1) return null
  return (
    <p className={styles.preview} role="status">
      {t('{count, plural, one {# bin} other {# bins}}, from {first} to {last}', {
        count,
        first,
        last,
      })}
    </p>
  )
}

function stepsFrom(from: string, to: string): number {
  if (from === to) return 1
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) return Number(to) - Number(from) + 1
  if (from.length === 1 && to.length === 1) return to.charCodeAt(0) - from.charCodeAt(0) + 1
  return Number.NaN
}

function submitting(deed: () => void) {
  return (event: React.FormEvent) => {
    event.preventDefault()
    deed()
  }
}

function Finish(props: {
  error: Error | null
  busy: boolean
  label: string
  disabled: boolean
  onClose: () => void
}) {
  return (
    <>
      <div className={styles.error}>
        <InlineError trouble={props.error ? troubleOf(props.error) : undefined} />
      </div>
      <Group mt="md" justify="flex-end">
        <Button variant="default" onClick={props.onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" loading={props.busy} disabled={props.disabled}>
          {props.label}
        </Button>
      </Group>
    </>
  )
}
