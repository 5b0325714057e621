import { randomBytes } from 'node:crypto'
import { createAccount } from './channels/connectAccount.ts'
import { saveListings } from './channels/saveListings.ts'
import type { DemoCompany } from './demoCompany.ts'
import type { Config } from './platform/config.ts'
import type { Tx } from './platform/database.ts'
import { sql } from './platform/sql.ts'

const OFFERED = 60

/** A shop in shadow, so that nobody outside is called: some of what it offers still waits to be mapped. */
export async function connectDemoShop(
  tx: Tx,
  masterKey: Buffer,
  { items }: DemoCompany,
): Promise<void> {
  const known = await tx.many(sql`select 1 as one from channel_account limit 1`)
  if (known.length > 0) return
  const config: Pick<Config, 'allowedPrivateHosts'> = { allowedPrivateHosts: [] }
  const account = await createAccount(tx, masterKey, config, {
    code: 'corner-shop',
    name: 'Corner shop',
    connector: 'webhook',
    fields: {
      url: 'https://shop.juniper-clay.example/stock',
      secret: `whsec_${randomBytes(24).toString('base64')}`,
    },
  })
  await saveListings(
    tx,
    account.id,
    items.slice(0, OFFERED).map(({ sku, title, gtin }, index) => ({
      ref: { listingId: `corner-${index + 1}`, sku: theirSku(sku, index) },
      title,
      sku: theirSku(sku, index),
      ...(index % 11 === 0 ? { barcode: gtin } : {}),
      status: 'active',
      tracked: true,
      fulfilledBy: 'merchant',
    })),
  )
}

/** Every seventh is written otherwise there, and every thirteenth is a name of its own. */
function theirSku(sku: string, index: number): string {
  if (index % 13 === 5) return `CORNER-${index + 1}`
  if (index % 7 === 3) return sku.toLowerCase()
  return index % 7 === 5 ? sku.replaceAll('-', '') : sku
}
