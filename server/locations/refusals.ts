import type { Refusals } from '../platform/problem.ts'

/** What locations can refuse. */
export const locationRefusals = {
  unknown_location: { status: 422, title: 'There is no location with this path.' },
  unknown_site: { status: 422, title: 'There is no site with this code.' },
} satisfies Refusals
