import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'

const PAGE_BYTES = 256 * 1024
const KEPT_PAGES = 64

/**
 * The texts that the cells of a workbook share, in a file of our own: a million of them would not be
 * held in memory. Cells mostly name them in order, so a few pages of the file serve most of them.
 */
export class SharedStrings {
  private readonly path: string
  private readonly file: number
  private ends = new Float64Array(1024)
  private count = 0
  private length = 0
  private waiting: Buffer[] = []
  private waitingBytes = 0
  private readonly pages = new Map<number, Buffer>()

  constructor(path: string) {
    this.path = path
    this.file = openSync(this.path, 'w+', 0o600)
  }

  add(text: string): void {
    const bytes = Buffer.from(text)
    this.length += bytes.length
    if (this.count === this.ends.length) {
      const longer = new Float64Array(this.ends.length * 2)
      longer.set(this.ends)
      this.ends = longer
    }
    this.ends[this.count] = this.length
    this.count += 1
    this.waiting.push(bytes)
    this.waitingBytes += bytes.length
    if (this.waitingBytes >= PAGE_BYTES) this.flush()
  }

  /** Writes what waits; to be called after the last text was added. */
  flush(): void {
    if (this.waitingBytes > 0) writeSync(this.file, Buffer.concat(this.waiting))
    this.waiting = []
    this.waitingBytes = 0
  }

  /** The text of this number; a number beyond the last one has none. */
  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined
    const start = index === 0 ? 0 : (this.ends[index - 1] ?? 0)
    const end = this.ends[index] ?? start
    const number = Math.floor(start / PAGE_BYTES)
    const offset = start - number * PAGE_BYTES
    if (offset + (end - start) <= PAGE_BYTES)
      return this.page(number).toString('utf8', offset, offset + (end - start))
    const bytes = Buffer.alloc(end - start)
    readSync(this.file, bytes, 0, bytes.length, start)
    return bytes.toString()
  }

  close(): void {
    closeSync(this.file)
  }

  private page(number: number): Buffer {
    const kept = this.pages.get(number)
    if (kept) {
      // The page that was not used for longest goes first.
      if (this.pages.size === KEPT_PAGES) {
        this.pages.delete(number)
        this.pages.set(number, kept)
      }
      return kept
    }
    const size = Math.min(PAGE_BYTES, fstatSync(this.file).size - number * PAGE_BYTES)
    const page = Buffer.alloc(Math.max(0, size))
    readSync(this.file, page, 0, page.length, number * PAGE_BYTES)
    if (this.pages.size === KEPT_PAGES) {
      const [oldest] = this.pages.keys()
      if (oldest !== undefined) this.pages.delete(oldest)
    }
    this.pages.set(number, page)
    return page
  }
}
