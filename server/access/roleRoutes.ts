import { z } from 'zod'
import { type Route, route } from '../platform/route.ts'
import { beginRolePreview, endRolePreview } from './rolePreview.ts'
import { PERMISSIONS, permissionsOf, ROLES } from './roles.ts'
import { sessionHashOf } from './sessions.ts'

const roleList = route({
  name: 'roleList',
  method: 'GET',
  path: '/v1/roles',
  permission: 'access.self',
  summary: 'Says what each role may do.',
  reply: z.object({
    permissions: z.array(z.string()).describe('All there are, in the order to show them.'),
    roles: z.array(z.object({ role: z.enum(ROLES), permissions: z.array(z.string()) })),
  }),
  handle: async () => ({
    permissions: [...PERMISSIONS],
    roles: ROLES.map((role) => ({ role, permissions: [...permissionsOf(role)] })),
  }),
})

const rolePreviewBegin = route({
  name: 'rolePreviewBegin',
  method: 'PUT',
  path: '/v1/session/role-preview',
  permission: 'access.manage',
  summary: 'Shows this browser what another role sees; until it is ended nothing can be changed.',
  description:
    'The session has the permissions of that role and no other, and every write is refused (only_previewing). For signed-in owners, not for API keys.',
  body: z.strictObject({ role: z.enum(ROLES).exclude(['owner']) }),
  refusals: ['only_for_people', 'only_previewing'],
  handle: async (call) => beginRolePreview(call.tx, sessionHashOf(call), call.body.role),
})

const rolePreviewEnd = route({
  name: 'rolePreviewEnd',
  method: 'DELETE',
  path: '/v1/session/role-preview',
  permission: 'access.self',
  summary: 'Gives the session its own role back.',
  duringPreview: true,
  handle: async (call) => {
    if (!(await endRolePreview(call.tx, sessionHashOf(call)))) call.reply.unchanged = true
  },
})

/** What roles may do, and looking at the program as one of them. */
export const roleRoutes: Route[] = [roleList, rolePreviewBegin, rolePreviewEnd]
