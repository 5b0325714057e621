import { z } from 'zod'
import { pageOf } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { type Route, route } from '../platform/route.ts'
import { isTimeZone, readSettings } from '../platform/settings.ts'
import { waitingSignInOf } from './auth.ts'
import { changePassword } from './changePassword.ts'
import { confirmSecondFactor, disableSecondFactor, enableSecondFactor } from './secondFactor.ts'
import {
  clearedSessionCookie,
  endSessionOf,
  listSessions,
  revokeSession,
  sessionHashOf,
} from './sessions.ts'
import { completeSetup, isSetUpNeeded, setUpSteps } from './setUp.ts'
import { signIn, verifySecondFactor } from './signIn.ts'
import { getUser } from './users.ts'

/** An e-mail as people type it; kept in lower case. */
export const emailField = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())
export const nameField = z.string().trim().min(1).max(100)
// The rules for new passwords give reasons; this only bounds the work.
export const passwordField = z.string().min(1).max(128)
export const tokenField = z.string().min(1).max(100)

const signedIn = z.object({ secondFactorRequired: z.boolean() })
const codeField = z.string().trim().min(1).max(20)

const setupGet = route({
  name: 'setupGet',
  method: 'GET',
  path: '/v1/setup',
  permission: 'public',
  summary: 'Says whether the first owner is still to be made.',
  reply: z.object({ needed: z.boolean() }),
  handle: async ({ tx }) => ({ needed: await isSetUpNeeded(tx) }),
})

const setupComplete = route({
  name: 'setupComplete',
  method: 'POST',
  path: '/v1/setup',
  permission: 'public',
  summary: 'Makes the first owner, by the token of the link that was printed at the start.',
  body: z.strictObject({
    token: tokenField,
    email: emailField,
    name: nameField,
    password: passwordField,
    company: z.string().trim().min(1).max(200).optional(),
    timeZone: z.string().min(1).max(60).refine(isTimeZone, 'is not an IANA time zone').optional(),
  }),
  reply: z.object({ id: z.uuid(), email: z.string() }),
  status: 201,
  refusals: ['already_set_up', 'link_expired', 'password_too_weak'],
  transaction: false,
  secretBody: true,
  requestsPerMinute: 30,
  handle: async (call) => {
    const { id, email } = await completeSetup(call, call.body, setUpSteps)
    return { id, email }
  },
})

const sessionCreate = route({
  name: 'sessionCreate',
  method: 'POST',
  path: '/v1/session',
  permission: 'public',
  summary: 'Signs a browser in; the session lives in a cookie that scripts cannot read.',
  body: z.strictObject({ email: emailField, password: passwordField }),
  reply: signedIn,
  refusals: ['wrong_credentials', 'too_many_attempts', 'sign_in_busy'],
  transaction: false,
  requestsPerMinute: 60,
  secretBody: true,
  handle: async (call) => signIn(call, call.body.email, call.body.password),
})

const sessionVerify = route({
  name: 'sessionVerify',
  method: 'POST',
  path: '/v1/session/second-factor',
  permission: 'public',
  summary: 'Completes a sign-in by a code of the authenticator app, or by a recovery code.',
  body: z.strictObject({ code: codeField }),
  reply: signedIn,
  refusals: ['wrong_code', 'too_many_attempts'],
  transaction: false,
  requestsPerMinute: 60,
  secretBody: true,
  // A code alone says nothing of whose sign-in waits for it.
  claimedWith: waitingSignInOf,
  handle: async (call) => verifySecondFactor(call, call.body.code),
})

const sessionGet = route({
  name: 'sessionGet',
  method: 'GET',
  path: '/v1/session',
  permission: 'access.self',
  summary: 'Says who is signed in, and what they may do.',
  reply: z.object({
    user: z.object({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      role: z.string(),
      permissions: z.array(z.string()),
      secondFactor: z.boolean(),
    }),
    previewRole: z
      .string()
      .nullable()
      .describe('The role that an owner looks at the program as; nothing can be changed then.'),
    company: z.object({ name: z.string(), timeZone: z.string() }),
  }),
  handle: async ({ tx, actor }) => {
    const user = actor.kind === 'user' ? await getUser(tx, actor.id) : undefined
    return {
      user: {
        id: actor.id,
        email: user?.email ?? '',
        name: actor.name,
        role: actor.role,
        permissions: [...actor.permissions].toSorted(),
        secondFactor: user?.secondFactor ?? false,
      },
      previewRole: actor.isPreviewing ? actor.role : null,
      company: (await readSettings(tx)).company,
    }
  },
})

const sessionDelete = route({
  name: 'sessionDelete',
  method: 'DELETE',
  path: '/v1/session',
  permission: 'access.self',
  summary: 'Signs this browser out.',
  duringPreview: true,
  handle: async (call) => {
    const { tx, reply } = call
    const hash = sessionHashOf(call)
    if (!hash || !(await endSessionOf(tx, hash))) reply.unchanged = true
    reply.headers['set-cookie'] = clearedSessionCookie(call)
  },
})

const sessionList = route({
  name: 'sessionList',
  method: 'GET',
  path: '/v1/sessions',
  permission: 'access.self',
  summary: 'Lists the browsers in which you are signed in.',
  reply: pageOf(
    z.object({
      id: z.uuid(),
      createdAt: z.iso.datetime(),
      lastSeenAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
      address: z.string(),
      agent: z.string(),
      current: z.boolean(),
    }),
  ),
  handle: async (call) => {
    const { tx, actor, clock } = call
    if (actor.kind !== 'user') return { data: [], nextCursor: null }
    const data = await listSessions(tx, actor.id, clock.now(), sessionHashOf(call))
    return { data, nextCursor: null }
  },
})

const sessionRevoke = route({
  name: 'sessionRevoke',
  method: 'DELETE',
  path: '/v1/sessions/{id}',
  permission: 'access.self',
  summary: 'Signs one browser out: your own, or anybody’s for those who manage access.',
  params: z.strictObject({ id: z.uuid() }),
  handle: async ({ tx, params }) => revokeSession(tx, params.id),
})

const secondFactorEnable = route({
  name: 'secondFactorEnable',
  method: 'POST',
  path: '/v1/second-factor',
  permission: 'access.self',
  summary: 'Begins a second factor: an address for an authenticator app, and recovery codes.',
  description: 'It is asked for at the next sign-in only after a first code has been confirmed.',
  body: z.strictObject({ password: passwordField }),
  reply: z.object({ totpUri: z.string(), recoveryCodes: z.array(z.string()) }),
  refusals: ['wrong_password', 'second_factor_enabled', 'only_for_people', 'too_many_attempts'],
  transaction: false,
  secretBody: true,
  secretReply: true,
  handle: async (call) => {
    refuseKeys(call.actor.kind)
    return enableSecondFactor(call, call.body.password)
  },
})

const secondFactorConfirm = route({
  name: 'secondFactorConfirm',
  method: 'POST',
  path: '/v1/second-factor/confirmation',
  permission: 'access.self',
  summary: 'Turns the second factor on, by the first code of the app.',
  body: z.strictObject({ code: codeField }),
  refusals: ['wrong_code', 'second_factor_missing', 'only_for_people'],
  transaction: false,
  secretBody: true,
  handle: async (call) => {
    refuseKeys(call.actor.kind)
    await confirmSecondFactor(call, call.body.code)
  },
})

const secondFactorDisable = route({
  name: 'secondFactorDisable',
  method: 'POST',
  path: '/v1/second-factor/removal',
  permission: 'access.self',
  summary: 'Turns the second factor off.',
  body: z.strictObject({ password: passwordField }),
  refusals: ['wrong_password', 'only_for_people', 'too_many_attempts'],
  transaction: false,
  secretBody: true,
  handle: async (call) => {
    refuseKeys(call.actor.kind)
    await disableSecondFactor(call, call.body.password)
  },
})

const passwordUpdate = route({
  name: 'passwordUpdate',
  method: 'PUT',
  path: '/v1/password',
  permission: 'access.self',
  summary: 'Changes your own password; your sessions in other browsers end.',
  body: z.strictObject({ currentPassword: passwordField, password: passwordField }),
  refusals: ['wrong_password', 'password_too_weak', 'only_for_people', 'too_many_attempts'],
  transaction: false,
  handle: async (call) => {
    refuseKeys(call.actor.kind)
    await changePassword(call, call.body)
  },
})

function refuseKeys(kind: string): void {
  if (kind !== 'user') throw new Problem(422, 'only_for_people')
}

/** Setting up, signing in and out, one's own sessions and second factor. */
export const sessionRoutes: Route[] = [
  setupGet,
  setupComplete,
  sessionCreate,
  sessionVerify,
  sessionGet,
  sessionDelete,
  sessionList,
  sessionRevoke,
  secondFactorEnable,
  secondFactorConfirm,
  secondFactorDisable,
  passwordUpdate,
]
