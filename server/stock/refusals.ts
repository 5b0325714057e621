import type { Refusals } from '../platform/problem.ts'

/** Refusals of the ledger and of reservations; constraints bear the same names. */
export const stockRefusals = {
  not_enough_on_hand: { status: 409, title: 'There are fewer units there than would be taken.' },
  not_enough_stock: { status: 409, title: 'Fewer units are available than were asked for.' },
  reservation_committed: {
    status: 409,
    title: 'This reservation is firm; release it first, or use another reference.',
  },
  reservation_expired: { status: 409, title: 'The hold has expired; reserve again.' },
  reservation_ended: { status: 409, title: 'This reservation has already ended.' },
  reservation_not_held: { status: 409, title: 'Only a hold can be renewed.' },
  more_than_reserved: { status: 409, title: 'The shipment holds more than is still reserved.' },
  movement_already_reversed: { status: 409, title: 'This movement has already been reversed.' },
  not_your_own: { status: 403, title: 'Someone else did this; reverse it instead.' },
  too_late_to_undo: {
    status: 409,
    title: 'Only what was done in the last half minute is undone so; reverse it instead.',
  },
  stock_changed: {
    status: 409,
    title: 'The stock there has changed since it was read; look again.',
  },
  not_a_place: { status: 422, title: 'Stock can lie only in an active site, zone or bin.' },
  kit_has_no_stock: {
    status: 422,
    title: 'A virtual kit has no stock of its own; move its components.',
  },
  not_assembled: {
    status: 422,
    title: 'Only a kit with stock of its own is assembled or taken apart.',
  },
  lot_required: { status: 422, title: 'This item is tracked by lot; name the lot.' },
  lot_not_tracked: { status: 422, title: 'This item is not tracked by lot.' },
  expiry_required: { status: 422, title: 'A new lot of this item needs its expiry date.' },
  lot_expiry_differs: { status: 409, title: 'This lot is known with another expiry date.' },
  lot_is_expired: {
    status: 422,
    title: 'The lot is over its date; change the date if it is wrong.',
  },
  serial_required: {
    status: 422,
    title: 'This item is tracked by serial; name each unit that moves, once.',
  },
  serial_not_tracked: { status: 422, title: 'This item is not tracked by serial.' },
  serial_given_twice: { status: 422, title: 'One unit is named twice.' },
  serial_on_hand: { status: 409, title: 'A unit with this serial is on hand already.' },
  serial_not_there: {
    status: 409,
    title: 'The unit with this serial is not where it would be taken from.',
  },
  not_a_component: { status: 422, title: 'This item is not a component of the kit.' },
  nothing_moves: { status: 422, title: 'A move needs another place or another condition.' },
  in_the_future: { status: 422, title: 'A movement cannot have happened in the future.' },
  expected_receipt_closed: { status: 409, title: 'This expected receipt is closed.' },
  unknown_expected_receipt: {
    status: 422,
    title: 'There is no such expected receipt for this item.',
  },
  reservation_not_committed: { status: 409, title: 'Only a firm reservation can be shipped.' },
  line_given_twice: { status: 422, title: 'Two lines mean the same stock.' },
} satisfies Refusals
