import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createOwner, isSetUpNeeded, operatorContext } from './access/setUp.ts'
import { setKitContents } from './catalog/kitContents.ts'
import { saveItems } from './catalog/saveItems.ts'
import { connectDemoShop } from './demoChannels.ts'
import { type DemoCompany, inventDemoCompany } from './demoCompany.ts'
import { takeDemoOrders } from './demoOrders.ts'
import { findPlaces } from './locations/findLocations.ts'
import { saveSalesDays } from './orders/saveSalesDays.ts'
import { businessDay, dayAfter } from './platform/businessDay.ts'
import type { Clock } from './platform/clock.ts'
import type { Database, Tx } from './platform/database.ts'
import { readSettings, updateSettings } from './platform/settings.ts'
import { saveSupplierItems } from './purchasing/saveSupplierItems.ts'
import { saveSuppliers } from './purchasing/saveSuppliers.ts'
import { queueForecastRun } from './replenishment/forecastRuns.ts'
import { listPromotionPlans } from './replenishment/promotions.ts'
import { refreshPlans } from './replenishment/refreshPlans.ts'
import { createPromotion } from './replenishment/savePromotion.ts'
import { expectReceipts } from './stock/expected.ts'
import { postOpeningBalances } from './stock/openingBalance.ts'

const EMAIL = 'owner@demo.example'
const SITE = 'MAIN'
const BATCH = 5_000

/** How to sign in to the demo. */
export interface DemoLogIn {
  email: string
  password: string
}

/**
 * Fills an empty database with the demo company and gives its log-in. The owner is made last, so
 * that an interrupted start begins again: every step before it may be repeated.
 */
export async function openDemo(
  db: Database,
  clock: Clock,
  folder: string,
  masterKey: Buffer,
): Promise<DemoLogIn> {
  const logIn = keepLogIn(folder)
  if (!(await isSetUpNeeded(db))) return logIn
  const { company: settings } = await readSettings(db)
  const lastDay = dayAfter(businessDay(clock.now(), settings.timeZone), -1)
  const company = inventDemoCompany(lastDay)
  const context = operatorContext(clock)
  await db.transaction(context, (tx) =>
    updateSettings(tx, { company: { name: 'Juniper & Clay (demo)' } }),
  )
  const items = await db.transaction(context, (tx) => saveCatalog(tx, company))
  const site = (await findPlaces(db, [SITE])).get(SITE)?.id ?? ''
  await saveSales(db, clock, company, items, site)
  await db.transaction(context, (tx) => saveStock(tx, company, items, site))
  await db.transaction(context, (tx) => takeDemoOrders(tx, masterKey, company))
  await db.transaction(context, (tx) => connectDemoShop(tx, masterKey, company))
  await db.transaction(context, (tx) => savePromotions(tx, lastDay))
  await refreshPlans(db, clock, context)
  // The pages need not wait for the forecasts: they follow within a minute.
  await db.transaction(context, (tx) => queueForecastRun(tx, { scope: 'all', cause: 'import' }))
  await createOwner(db, clock, { ...logIn, name: 'Dana Demo' })
  return logIn
}

/** The password is made once and kept beside the data, readable by their owner only. */
function keepLogIn(folder: string): DemoLogIn {
  const file = join(folder, 'demo-log-in.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoLogIn
  const logIn = { email: EMAIL, password: `demo-${randomBytes(9).toString('base64url')}` }
  writeFileSync(file, `${JSON.stringify(logIn)}\n`, { mode: 0o600 })
  return logIn
}

/** Suppliers, items with their barcodes, and who sells us what; gives the items' ids by SKU. */
async function saveCatalog(tx: Tx, company: DemoCompany): Promise<Map<string, string>> {
  const suppliers = await saveSuppliers(tx, company.suppliers)
  const saved = await saveItems(tx, [
    ...company.items.map(({ sku, title, category, unitCost, priceMinor, gtin }) => ({
      sku,
      title,
      category,
      unitCost,
      priceMinor,
      identifiers: [{ kind: 'upc' as const, value: gtin, packFactor: 1 }],
    })),
    {
      sku: company.kit.sku,
      title: company.kit.title,
      priceMinor: company.kit.priceMinor,
      kind: 'virtual_kit' as const,
    },
  ])
  const ids = new Map(
    saved.map((outcome) => {
      if (outcome.outcome === 'refused') throw new Error(`${outcome.sku}: ${outcome.reason}`)
      return [outcome.sku, outcome.itemId]
    }),
  )
  await setKitContents(tx, company.kit.sku, { components: company.kit.components })
  const supplierIds = new Map(suppliers.map((supplier) => [supplier.after.code, supplier.id]))
  await saveSupplierItems(
    tx,
    company.items.map((item) => ({
      supplierId: supplierIds.get(item.supplier) ?? '',
      itemId: ids.get(item.sku) ?? '',
      unitCost: item.unitCost,
      rank: 1,
    })),
  )
  return ids
}

async function saveSales(
  db: Database,
  clock: Clock,
  company: DemoCompany,
  items: Map<string, string>,
  siteId: string,
): Promise<void> {
  for (let start = 0; start < company.sales.length; start += BATCH) {
    const rows = company.sales.slice(start, start + BATCH).map(({ sku, ...sale }) => ({
      ...sale,
      itemId: items.get(sku) ?? '',
      siteId,
    }))
    await db.transaction(operatorContext(clock), (tx) => saveSalesDays(tx, rows))
  }
}

async function saveStock(
  tx: Tx,
  company: DemoCompany,
  items: Map<string, string>,
  siteId: string,
): Promise<void> {
  const rows = company.items
    .filter((item) => item.onHand > 0)
    .map((item) => ({
      itemId: items.get(item.sku) ?? '',
      locationId: siteId,
      siteId,
      quantity: item.onHand,
      unitCost: item.unitCost,
    }))
  await postOpeningBalances(tx, rows, { reference: 'demo' })
  await expectReceipts(
    tx,
    company.incoming.map(({ sku, quantity, expectedOn }) => ({
      itemId: items.get(sku) ?? '',
      siteId,
      quantity,
      expectedOn,
      source: 'api',
      reference: 'demo',
    })),
  )
}

/** The cyber week of this year, and those before it to learn from. */
async function savePromotions(tx: Tx, lastDay: string): Promise<void> {
  const year = Number(lastDay.slice(0, 4))
  if ((await listPromotionPlans(tx, `${year}-11-24`, `${year}-11-30`)).length > 0) return
  for (const one of [year - 2, year - 1, year])
    await createPromotion(tx, {
      name: `Cyber week ${one}`,
      kind: 'sale',
      startsOn: `${one}-11-24`,
      endsOn: `${one}-11-30`,
      scope: 'all',
      categories: [],
      skus: [],
      discountPercent: 25,
      note: '',
    })
}
