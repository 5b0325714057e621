import type { Refusals } from '../platform/problem.ts'

/** What access refuses, beside the platform's own. */
export const accessRefusals = {
  wrong_credentials: { status: 401, title: 'The e-mail or the password is wrong.' },
  wrong_code: { status: 422, title: 'The code is wrong, was used already, or came too late.' },
  invalid_key: { status: 401, title: 'This API key is unknown, expired or revoked.' },
  too_many_attempts: { status: 429, title: 'Too many wrong attempts; wait before the next.' },
  sign_in_busy: { status: 503, title: 'Too many sign-ins at once; try again in a moment.' },
  wrong_password: { status: 422, title: 'The password is wrong.' },
  password_too_weak: { status: 422, title: 'This password is too easy to guess.' },
  only_for_people: { status: 422, title: 'This is for signed-in people, not for API keys.' },
  already_set_up: { status: 410, title: 'This Onhand is set up already; sign in.' },
  link_expired: { status: 410, title: 'This link was used, withdrawn, or is too old.' },
  email_taken: { status: 409, title: 'There is a user with this e-mail already.' },
  last_owner: { status: 409, title: 'The last owner can be neither removed nor demoted.' },
  second_factor_enabled: { status: 409, title: 'The second factor is on already.' },
  second_factor_missing: { status: 409, title: 'The second factor was not begun, or is off.' },
  more_than_creator: { status: 403, title: 'A key cannot do more than the one who makes it.' },
  scope_unknown: { status: 422, title: 'There is no such permission.' },
  key_expiry_out_of_range: { status: 422, title: 'A key ends within a year, and not in the past.' },
  too_many_preferences: { status: 422, title: 'So many choices are not kept; forget some first.' },
  saved_view_name_taken: { status: 409, title: 'You have a view of this list with this name.' },
  too_many_views: { status: 422, title: 'You have very many views; delete some first.' },
  view_of_someone_else: { status: 403, title: 'Someone else made this view; copy it instead.' },
  only_previewing: {
    status: 403,
    title: 'You look at Onhand as another role; end that before you change anything.',
  },
} satisfies Refusals
