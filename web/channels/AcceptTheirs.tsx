import { Button, Modal, Select } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import styles from './Channels.module.css'
import type { Listing } from './channelWords.tsx'

type Way = 'adjustment' | 'ring_fence'
type Plan = Awaited<ReturnType<typeof client.listingAcceptanceGet>>

/** Makes the number that a listing shows there true here, after saying what that changes. */
export function AcceptTheirs({
  listing,
  row: { place, seen },
}: {
  listing: Listing
  row: Listing['stock'][number]
}) {
  const { can } = useSession()
  const [isOpen, setOpen] = useState(false)
  if (!can('channels.write') || seen === null) return null
  return (
    <>
      <Button variant="default" size="xs" mt={6} onClick={() => setOpen(true)}>
        {t('Accept {units}', { units: seen })}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('Accept what {channel} shows?', { channel: listing.channelName })}
      >
        <AcceptForm listing={listing} place={place} onClose={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function AcceptForm({
  listing: { id },
  place,
  onClose,
}: {
  listing: Listing
  place: string
  onClose: () => void
}) {
  const { can } = useSession()
  const [as, setAs] = useState<Way>(can('stock.adjust') ? 'adjustment' : 'ring_fence')
  const planned = useQuery({
    queryKey: ['listingAcceptance', id, as, place],
    queryFn: ({ signal }) =>
      client.listingAcceptanceGet({ params: { id }, query: { as, place }, signal }),
    retry: false,
  })
  const accept = useMutation({
    mutationFn: (shows: number) =>
      client.listingAcceptanceCreate({ params: { id }, body: { as, place, shows } }),
    onSuccess: async () => {
      onClose()
      await refreshAll()
    },
  })
  const plan = planned.data
  const error = accept.error ?? planned.error
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (plan) accept.mutate(plan.shows)
      }}
    >
      <Select
        label={t('How it becomes true here')}
        description={
          as === 'adjustment'
            ? t('Somebody counted it there: every channel follows.')
            : t('Our stock stays; this listing shows fewer from now on.')
        }
        data={[
          { value: 'adjustment', label: t('Correct our stock'), disabled: !can('stock.adjust') },
          { value: 'ring_fence', label: t('Keep the rest for the other channels') },
        ]}
        value={as}
        allowDeselect={false}
        onChange={(value) => setAs(value as Way)}
      />
      <p className={styles.lead} aria-live="polite">
        {plan ? sayPlan(plan) : null}
      </p>
      <InlineError trouble={error ? troubleOf(error) : undefined} />
      <span className={styles.choices}>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button type="submit" disabled={!plan} loading={accept.isPending}>
          {t('Accept')}
        </Button>
      </span>
    </form>
  )
}

function sayPlan({ as, shows, now, after, sku, units, location, ringFenced }: Plan): string {
  const words = { shows, now, after, sku, units: Math.abs(units), location: location ?? '' }
  const change =
    as === 'ring_fence'
      ? t('{ringFenced} units are kept for the other channels.', { ringFenced: ringFenced ?? 0 })
      : units < 0
        ? t('{units} of {sku} are taken away at {location}, as counted.', words)
        : t('{units} of {sku} are added at {location}, as counted.', words)
  const then =
    after === shows
      ? t('Then {shows} is right, where {now} should be shown today.', words)
      : t('Then {after} should be shown: packs and shares allow nothing nearer.', words)
  return `${change} ${then}`
}
