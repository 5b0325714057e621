import { Checkbox, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { useChannelChange } from './ChannelSettingsPage.tsx'
import styles from './Channels.module.css'
import type { Channel } from './channelWords.tsx'

function useSites() {
  return useList('locationList', { kind: 'site', limit: 200 }).rows
}

/** The sites whose stock a channel shows; its orders go from the first that has all. */
export function ChannelSites({
  sites,
  onChange,
}: {
  sites: string[]
  onChange: (sites: string[]) => void
}) {
  const all = useSites()
  return (
    <Section title={t('Sites')}>
      <p className={styles.lead}>
        {t('Whose stock it shows. None ticked means all; the one ticked first is preferred.')}
      </p>
      <div className={styles.form}>
        {all.map(({ path, name }) => {
          const place = sites.indexOf(path)
          return (
            <Checkbox
              key={path}
              label={
                place < 0 || sites.length < 2
                  ? name
                  : t('{place}. {name}', { place: place + 1, name })
              }
              checked={place >= 0}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...sites, path]
                    : sites.filter((site) => site !== path),
                )
              }
            />
          )
        })}
      </div>
    </Section>
  )
}

/** For a channel that keeps stock by place: which of its places is which site. */
export function ChannelPlaces({ channel }: { channel: Channel }) {
  const sites = useSites()
  const change = useChannelChange(channel)
  const { code } = channel
  const places = useQuery({
    queryKey: ['channelPlaceList', code],
    queryFn: ({ signal }) => client.channelPlaceList({ params: { code }, signal }),
    staleTime: 60_000,
  })
  const siteOf = (place: string) => channel.places.find((one) => one.place === place)?.site ?? null
  const say = (place: string, site: string | null) =>
    change.mutate({
      places: [
        ...channel.places.filter((one) => one.place !== place),
        ...(site ? [{ place, site }] : []),
      ],
    })
  return (
    <Section title={t('Which place is which site')}>
      <p className={styles.lead}>
        {t(
          'A place without a site is not written. Where none is said, all goes to its primary place.',
        )}
      </p>
      {places.error ? (
        <ErrorState
          what={t('The places could not be read from the channel.')}
          trouble={troubleOf(places.error)}
          onRetry={() => void places.refetch()}
        />
      ) : null}
      <div className={styles.form}>
        {places.isLoading ? <p role="status">{t('The channel is asked…')}</p> : null}
        {places.data?.data.map(({ id, name, active }) => (
          <Select
            key={id}
            label={active ? name : t('{name} (not active)', { name })}
            placeholder={t('Not written')}
            clearable
            openOnFocus={false}
            value={siteOf(id)}
            data={sites.map((site) => ({ value: site.path, label: site.name }))}
            onChange={(site) => say(id, site)}
          />
        ))}
        <InlineError trouble={change.error ? troubleOf(change.error) : undefined} />
      </div>
    </Section>
  )
}
