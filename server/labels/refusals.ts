import type { Refusals } from '../platform/problem.ts'

/** What labels can refuse. */
export const labelRefusals = {
  unknown_lot: { status: 422, title: 'The item has no lot with this code.' },
  unknown_identifier: { status: 422, title: 'The item has no such code.' },
  not_a_gs1_value: { status: 422, title: 'This text cannot stand in a GS1 code.' },
  code_too_long_for_label: { status: 422, title: 'The code does not fit on this label.' },
  too_many_labels: { status: 422, title: 'These are too many labels for one print.' },
} satisfies Refusals
