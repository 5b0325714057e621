import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KeptDeed } from './deedQueue.ts'

/** What this device keeps between visits, and without a connection. */
interface LocalStore extends DBSchema {
  deeds: { key: number; value: KeptDeed }
  book: { key: string; value: BookEntry }
  meta: { key: string; value: unknown }
}

/** What a code leads to, as it was last read from the server. */
export type BookEntry = BookItem | BookPlace

export interface BookItem {
  code: string
  kind: 'item'
  sku: string
  title: string
  packFactor: number
  isKit: boolean
  tracksLots: boolean
  tracksSerials: boolean
}

export interface BookPlace {
  code: string
  kind: 'location'
  path: string
}

let opened: Promise<IDBPDatabase<LocalStore>> | undefined

/** The browser's own database of this app. */
export function openLocalStore(): Promise<IDBPDatabase<LocalStore>> {
  opened ??= openDB<LocalStore>('onhand', 1, {
    upgrade: (db) => {
      db.createObjectStore('deeds', { keyPath: 'seq', autoIncrement: true })
      db.createObjectStore('book', { keyPath: 'code' })
      db.createObjectStore('meta')
    },
  })
  return opened
}
