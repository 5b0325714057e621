import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '../long/program.ts'
import { PLUGIN_SECRET } from '../pluginShop.ts'
import { installStore } from './installStore.ts'
import { medusaOrderDesk, medusaSales, medusaStockDesk } from './medusaOffice.ts'
import { seedMedusa } from './medusaSeed.ts'
import { openInbox, type RealStore, type StoreOptions } from './realStore.ts'
import { storeCall } from './storeCall.ts'
import {
  createStoreDatabase,
  makeStoreFolder,
  removeStoreFolder,
  runStoreCommand,
  StoreProcess,
} from './storeProcess.ts'

const HERE = join(import.meta.dirname, 'medusa')
const PLUGIN = join(import.meta.dirname, '..', '..', 'docs', 'shops', 'medusa', 'onhand.js')
const CLI = 'node_modules/@medusajs/cli/cli.js'

/** Starts a real Medusa with a furnished and empty shop, on a database of its own. */
export async function startMedusa({ serverUrl }: StoreOptions): Promise<RealStore> {
  const folder = makeStoreFolder('medusa', await installStore('medusa'))
  const database = await createStoreDatabase('medusa', serverUrl)
  const inbox = await openInbox()
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const { username, password, host } = database
  const login = `${encodeURIComponent(username)}:${encodeURIComponent(password)}`
  const env = {
    DATABASE_URL: `postgresql://${login}@${encodeURIComponent(host)}:${database.port}/${database.database}`,
    MEDUSA_DISABLE_TELEMETRY: 'true',
    KEY_FILE: join(folder, 'key'),
    ONHAND_MESSAGES: inbox.url,
    ONHAND_SECRET: PLUGIN_SECRET,
  }
  layOut(folder)
  await runStoreCommand(folder, [CLI, 'db:migrate'], env)
  await runStoreCommand(folder, [CLI, 'exec', './src/scripts/makeKey.js'], env)
  const key = readFileSync(env.KEY_FILE, 'utf8')
  const words = [CLI, 'start', '-p', String(port), '-H', '127.0.0.1']
  const server = new StoreProcess(folder, words, env, `${url}/health`)
  await server.start()
  const admin = storeCall(url, {
    authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
  })
  const shop = await seedMedusa(admin)
  return {
    name: 'medusa',
    url,
    fields: (at = url) => ({ shop: at, apiKey: key, webhookSecret: PLUGIN_SECRET }),
    ...medusaStockDesk(admin, shop),
    ...medusaOrderDesk(admin, shop),
    sell: medusaSales(
      admin,
      storeCall(url, { 'x-publishable-api-key': shop.publishableKey }),
      shop,
    ),
    takeMessages: inbox.take,
    kill: () => server.end('SIGKILL'),
    start: () => server.start(),
    stop: async () => {
      await server.end('SIGTERM')
      await inbox.close()
      await database.drop()
      removeStoreFolder(folder)
    },
  }
}

function layOut(folder: string): void {
  copyFileSync(join(HERE, 'package.json'), join(folder, 'package.json'))
  copyFileSync(join(HERE, 'medusa-config.js'), join(folder, 'medusa-config.js'))
  mkdirSync(join(folder, 'src', 'scripts'), { recursive: true })
  copyFileSync(join(HERE, 'makeKey.js'), join(folder, 'src', 'scripts', 'makeKey.js'))
  mkdirSync(join(folder, 'src', 'subscribers'))
  copyFileSync(PLUGIN, join(folder, 'src', 'subscribers', 'onhand.js'))
}
