import type { Refusals } from '../platform/problem.ts'

export const channelRefusals = {
  channel_not_found: { status: 404, title: 'There is no channel with this code.' },
  channel_code_taken: { status: 409, title: 'A channel with this code exists.' },
  unknown_connector: { status: 422, title: 'There is no connector with this name.' },
  channel_field_missing: { status: 422, title: 'The connector needs this field.' },
  channel_refused: { status: 422, title: 'The channel did not accept these credentials.' },
  channel_not_reached: { status: 422, title: 'The channel did not answer.' },
  channel_not_ready: { status: 409, title: 'The channel cannot be switched to this state now.' },
  listing_not_found: { status: 404, title: 'There is no such listing.' },
  listing_not_ours: { status: 409, title: 'The channel fulfils this listing from its own stock.' },
  listing_shows_another: { status: 409, title: 'The channel shows another number by now.' },
  acceptance_not_possible: {
    status: 409,
    title: 'This number cannot be made true here in this way.',
  },
  orders_not_read_yet: {
    status: 409,
    title: 'The orders of the channel have not been read since; one of them may be why.',
  },
  item_is_listed: { status: 409, title: 'A listing sells this item; unmap it first.' },
  channel_reads_itself: {
    status: 409,
    title: 'Onhand reads this channel itself; only a shop connected by webhook hands in.',
  },
  message_not_verified: { status: 401, title: 'The signature of this message does not hold.' },
  channel_work_not_found: { status: 404, title: 'There is no such failed message or task.' },
  address_not_allowed: { status: 422, title: 'Onhand may not call this address.' },
} satisfies Refusals
