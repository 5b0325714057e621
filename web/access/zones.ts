import { t } from '../ui/words.ts'

const ALL = Intl.supportedValuesOf('timeZone')

// Where most sellers sit comes first.
const USUAL = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
]

/** Every time zone, those of the U.S. first. */
export const ZONES = [
  { group: t('United States'), items: USUAL },
  { group: t('All'), items: ALL.filter((zone) => !USUAL.includes(zone)) },
]

/** The zone of this browser, where it has a place; New York otherwise. */
export function ownZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return ALL.includes(zone) ? zone : 'America/New_York'
}
