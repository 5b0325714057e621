import { z } from 'zod'
import { queueMail } from '../platform/mail.ts'
import { decodeCursor, pageOf, pageQuery, toPage } from '../platform/page.ts'
import type { Call } from '../platform/route.ts'
import { type Route, route } from '../platform/route.ts'
import { acceptInvitation, inviteUser, listInvitations, withdrawInvitation } from './invite.ts'
import { addressOfLink, type LinkKind, type OneTimeLink } from './oneTimeLinks.ts'
import { completePasswordReset, createPasswordReset } from './resetPassword.ts'
import { queuePasswordResetMail, queuePasswordResetRequest } from './resetPasswordMail.ts'
import { ROLES } from './roles.ts'
import { emailField, nameField, passwordField, tokenField } from './sessionRoutes.ts'
import { getUser, listUsers, updateUser } from './users.ts'

const byId = z.strictObject({ id: z.uuid() })
const role = z.enum(ROLES)

const user = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role,
  active: z.boolean(),
  secondFactor: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
})

const link = z.object({
  id: z.uuid(),
  url: z.string(),
  expiresAt: z.iso.datetime(),
  mailed: z.boolean(),
})

const userList = route({
  name: 'userList',
  method: 'GET',
  path: '/v1/users',
  permission: 'access.manage',
  summary: 'Lists everyone who may sign in, or might once.',
  query: z.strictObject(pageQuery),
  reply: pageOf(user),
  handle: async ({ tx, query }) => {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const rows = await listUsers(tx, query.limit + 1, after)
    return toPage(rows, query.limit, (row) => [row.createdAt, row.id])
  },
})

const userUpdate = route({
  name: 'userUpdate',
  method: 'PATCH',
  path: '/v1/users/{id}',
  permission: 'access.manage',
  summary: 'Changes a user’s name or role, or lets them in no more; their sessions end then.',
  params: byId,
  body: z.strictObject({
    name: nameField.optional(),
    role: role.optional(),
    active: z.boolean().optional(),
  }),
  reply: user,
  refusals: ['last_owner'],
  handle: async ({ tx, params, body }) => updateUser(tx, params.id, body),
})

const invitationCreate = route({
  name: 'invitationCreate',
  method: 'POST',
  path: '/v1/invitations',
  permission: 'access.manage',
  summary: 'Invites someone: gives a link to hand over, and mails it where mail is set up.',
  description: 'The link works once, for seven days. A new invitation withdraws an earlier one.',
  body: z.strictObject({ email: emailField, role }),
  reply: link,
  status: 201,
  refusals: ['email_taken'],
  secretReply: true,
  handle: async (call) => {
    const { tx, body, config } = call
    const made = await inviteUser(tx, body)
    const { url } = shownLink(call, 'invitation', made)
    if (config.smtpUrl)
      await queueMail(tx, call.masterKey, {
        to: body.email,
        subject: `${tx.actor.name} invites you to Onhand`,
        text: `${tx.actor.name} invites you to work with the stock.\n\nChoose your password here, within seven days:\n${url}\n`,
      })
    return shownLink(call, 'invitation', made)
  },
})

const invitationList = route({
  name: 'invitationList',
  method: 'GET',
  path: '/v1/invitations',
  permission: 'access.manage',
  summary: 'Lists invitations that were not accepted yet.',
  reply: pageOf(
    z.object({
      id: z.uuid(),
      email: z.string(),
      role,
      createdBy: z.string(),
      createdAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
    }),
  ),
  handle: async ({ tx, clock }) => ({
    data: await listInvitations(tx, clock.now()),
    nextCursor: null,
  }),
})

const invitationDelete = route({
  name: 'invitationDelete',
  method: 'DELETE',
  path: '/v1/invitations/{id}',
  permission: 'access.manage',
  summary: 'Withdraws an invitation.',
  params: byId,
  handle: async ({ tx, params }) => withdrawInvitation(tx, params.id),
})

const invitationAccept = route({
  name: 'invitationAccept',
  method: 'POST',
  path: '/v1/invitations/acceptances',
  permission: 'public',
  summary: 'Accepts an invitation, with a name and a password of one’s own.',
  body: z.strictObject({ token: tokenField, name: nameField, password: passwordField }),
  reply: z.object({ email: z.string() }),
  status: 201,
  refusals: ['link_expired', 'password_too_weak', 'email_taken'],
  transaction: false,
  secretBody: true,
  requestsPerMinute: 30,
  handle: async (call) => {
    const { email } = await acceptInvitation(call, call.body)
    return { email }
  },
})

const passwordResetCreate = route({
  name: 'passwordResetCreate',
  method: 'POST',
  path: '/v1/users/{id}/password-resets',
  permission: 'access.manage',
  summary: 'Gives a link by which a user sets a new password, and mails it where mail is set up.',
  params: byId,
  body: z.strictObject({ removeSecondFactor: z.boolean().default(false) }),
  reply: link,
  status: 201,
  secretReply: true,
  handle: async (call) => {
    const { tx, params, body, config } = call
    const made = await createPasswordReset(tx, params.id, body)
    const answer = shownLink(call, 'password_reset', made)
    const { email } = await getUser(tx, params.id)
    if (config.smtpUrl) await queuePasswordResetMail(tx, call.masterKey, email, answer.url)
    return answer
  },
})

const passwordResetRequest = route({
  name: 'passwordResetRequest',
  method: 'POST',
  path: '/v1/password-resets',
  permission: 'public',
  summary: 'Mails a link for a new password, if there is such a user; the answer does not tell.',
  body: z.strictObject({ email: emailField }),
  status: 202,
  requestsPerMinute: 20,
  handle: async ({ tx, body, masterKey, config, reply }) => {
    reply.unchanged = true
    if (config.smtpUrl) await queuePasswordResetRequest(tx, masterKey, body.email)
  },
})

const passwordResetComplete = route({
  name: 'passwordResetComplete',
  method: 'POST',
  path: '/v1/password-resets/completions',
  permission: 'public',
  summary: 'Sets the new password, by the token of the link; all sessions end.',
  body: z.strictObject({ token: tokenField, password: passwordField }),
  refusals: ['link_expired', 'password_too_weak'],
  transaction: false,
  secretBody: true,
  requestsPerMinute: 30,
  handle: async (call) => completePasswordReset(call, call.body),
})

function shownLink(
  { config }: Pick<Call<unknown, unknown, unknown>, 'config'>,
  kind: LinkKind,
  made: OneTimeLink,
) {
  const url = addressOfLink(config.baseUrl, kind, made.token)
  return { id: made.id, url, expiresAt: made.expiresAt, mailed: config.smtpUrl !== undefined }
}

/** Users, invitations, forgotten passwords. */
export const userRoutes: Route[] = [
  userList,
  userUpdate,
  invitationCreate,
  invitationList,
  invitationDelete,
  invitationAccept,
  passwordResetCreate,
  passwordResetRequest,
  passwordResetComplete,
]
