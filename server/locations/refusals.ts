import type { Refusals } from '../platform/problem.ts'

/** What locations can refuse. */
export const locationRefusals = {
  unknown_location: { status: 422, title: 'There is no location with this path.' },
  unknown_site: { status: 422, title: 'There is no site with this code.' },
  location_path_taken: { status: 409, title: 'There is already a location with this path.' },
  bin_pattern_malformed: { status: 422, title: 'This is not a pattern of bin codes.' },
  too_many_bins: { status: 422, title: 'The pattern stands for too many bins at once.' },
  only_sites_have_time_zones: { status: 422, title: 'Zones and bins keep the time of their site.' },
  only_sites_have_addresses: { status: 422, title: 'Zones and bins are where their site is.' },
  only_bins_have_zones: { status: 422, title: 'Only a bin can be moved to a zone.' },
} satisfies Refusals
