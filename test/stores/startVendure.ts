import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '../long/program.ts'
import { PLUGIN_SECRET } from '../pluginShop.ts'
import { installStore } from './installStore.ts'
import { openInbox, type RealStore, type StoreOptions } from './realStore.ts'
import {
  createStoreDatabase,
  makeStoreFolder,
  removeStoreFolder,
  StoreProcess,
} from './storeProcess.ts'
import { openVendureOffice } from './vendureBuyer.ts'
import { vendureOrderDesk, vendureSales, vendureStockDesk } from './vendureOffice.ts'

const HERE = join(import.meta.dirname, 'vendure')
const PLUGIN = join(import.meta.dirname, '..', '..', 'docs', 'shops', 'vendure', 'onhand.js')
const PASSWORD = 'only for tests'

/** Starts a real Vendure with a furnished and empty shop, on a database of its own. */
export async function startVendure({ serverUrl }: StoreOptions): Promise<RealStore> {
  const folder = makeStoreFolder('vendure', await installStore('vendure'))
  const { drop, ...database } = await createStoreDatabase('vendure', serverUrl)
  const inbox = await openInbox()
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  copyFileSync(join(HERE, 'server.js'), join(folder, 'server.js'))
  copyFileSync(PLUGIN, join(folder, 'onhand.js'))
  const env = {
    PORT: String(port),
    DATABASE: JSON.stringify(database),
    PASSWORD,
    VENDURE_DISABLE_TELEMETRY: 'true',
    ONHAND_MESSAGES: inbox.url,
    ONHAND_SECRET: PLUGIN_SECRET,
  }
  const server = new StoreProcess(folder, ['server.js'], env, `${url}/health`)
  await server.start({ FURNISH: 'yes' })
  const { admin, key } = await openVendureOffice(`${url}/admin-api`, PASSWORD)
  return {
    name: 'vendure',
    url,
    fields: (at = url) => ({
      shop: `${at}/admin-api`,
      apiKey: key,
      webhookSecret: PLUGIN_SECRET,
    }),
    ...vendureStockDesk(admin),
    ...vendureOrderDesk(admin),
    sell: vendureSales(admin, `${url}/shop-api`),
    takeMessages: inbox.take,
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    stop: async () => {
      await server.end('SIGTERM')
      await inbox.close()
      await drop()
      removeStoreFolder(folder)
    },
  }
}
