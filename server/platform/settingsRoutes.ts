import { type Route, route } from './route.ts'
import { readSettings, settingsPatch, settingsReply, updateSettings } from './settings.ts'

export const settingsGet = route({
  name: 'settingsGet',
  method: 'GET',
  path: '/v1/settings',
  permission: 'catalog.read',
  summary: 'Get the settings of the company and of planning.',
  reply: settingsReply,
  handle: ({ tx }) => readSettings(tx),
})

export const settingsUpdate = route({
  name: 'settingsUpdate',
  method: 'PATCH',
  path: '/v1/settings',
  permission: 'settings.write',
  summary: 'Change some settings; what is left out stays.',
  body: settingsPatch,
  reply: settingsReply,
  handle: async ({ tx, body, reply }) => {
    const settings = await updateSettings(tx, body)
    reply.unchanged = tx.eventCount === 0
    return settings
  },
})

export const settingsRoutes: Route[] = [settingsGet, settingsUpdate]
