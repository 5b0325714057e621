import type { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import { ZipFile } from 'yazl'
import { streamCsv } from './exportList.ts'
import { type Call, type Route, route } from './route.ts'

/** The files of a full export: each is one list, all of its rows and columns. */
const FILES: [file: string, list: string, query?: Record<string, string>][] = [
  ['items', 'itemList'],
  ['categories', 'categoryList'],
  ['locations', 'locationList'],
  ['stock', 'stockList'],
  ['balances', 'balanceList'],
  ['ledger', 'movementList'],
  ['reservations', 'reservationList'],
  ['expected-receipts', 'expectedReceiptList'],
  ['suppliers', 'supplierList'],
  ['supplier-items', 'supplierItemList'],
  ['orders', 'orderList'],
  ['listings', 'listingList'],
  ['sku-aliases', 'skuAliasList'],
  ['reorder', 'reorderList', { all: 'true' }],
  ['promotions', 'promotionList'],
  ['imports', 'importList'],
  ['users', 'userList'],
  ['activity', 'auditEntryList'],
]

let lists: Route[] = []

/** Tells the export which lists there are; it stands left of all modules that have some. */
export function chooseExportedLists(routes: Route[]): void {
  lists = FILES.map(([, name]) => {
    const list = routes.find((one) => one.name === name)
    if (!list) throw new Error(`The full export names ${name}, which is no list.`)
    return list
  })
}

export const fullExportGet = route({
  name: 'fullExportGet',
  method: 'GET',
  path: '/v1/full-export',
  permission: 'access.manage',
  summary: 'Download everything that can be read in tables, as CSV files in one ZIP.',
  description:
    'For looking at it elsewhere, and for leaving. It is written as it is read, so later files may know what earlier ones do not; to bring Onhand back, make a backup.',
  replyType: 'application/zip',
  requestsPerMinute: 6,
  handle: async (call) => {
    const day = call.clock.now().slice(0, 10)
    call.reply.headers['content-disposition'] = `attachment; filename="onhand-${day}.zip"`
    return zipLists(call)
  },
})

/** One file after another: each list is first asked when the file before it is through. */
function zipLists(call: Call<unknown, unknown, unknown>): Readable {
  const zip = new ZipFile()
  const mtime = new Date(call.clock.milliseconds())
  const out = zip.outputStream as Readable
  zip.on('error', (error) => out.destroy(error))
  FILES.forEach(([file, , query = {}], index) => {
    const list = lists[index] as Route
    const open = () => streamCsv(list, query, (asked) => askList(list, asked, call))
    zip.addReadStreamLazy(`${file}.csv`, { mtime }, callbackify(open))
  })
  zip.end()
  return out
}

function askList(
  list: Route,
  asked: Record<string, unknown>,
  call: Call<unknown, unknown, unknown>,
): Promise<unknown> {
  const query: unknown = list.query?.parse(asked)
  // The list reads what the caller may read, as if it was asked for by itself.
  return list.handle({ ...call, query } as never)
}
