/** The encodings in which spreadsheets and shops write text. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What a file's text was found to be; unsure where only a person can tell whether its letters are right. */
export interface FoundEncoding {
  encoding: Encoding
  sure: boolean
}

/** Finds the encoding of a file while its bytes go by, so that its last byte counts as its first. */
export class EncodingProbe {
  private head = Buffer.alloc(0)
  private utf8 = new TextDecoder('utf-8', { fatal: true })
  private isUtf8 = true

  add(piece: Uint8Array): void {
    if (this.head.length < HEAD_BYTES)
      this.head = Buffer.concat([this.head, piece]).subarray(0, HEAD_BYTES)
    if (!this.isUtf8) return
    try {
      this.utf8.decode(piece, { stream: true })
    } catch {
      this.isUtf8 = false
    }
  }

  /** `isWhole` is false where the file goes on behind these bytes, perhaps within a character. */
  find(isWhole = true): FoundEncoding {
    const wide = findWide(this.head)
    if (wide) return wide
    if (this.isUtf8 && isWhole) {
      try {
        this.utf8.decode()
      } catch {
        this.isUtf8 = false
      }
    }
    return this.isUtf8
      ? { encoding: 'utf-8', sure: true }
      : { encoding: 'windows-1252', sure: false }
  }
}

const HEAD_BYTES = 4_096

/** UTF-16 by its mark, or by the zeros in which every second byte of plain letters comes. */
function findWide(head: Buffer): FoundEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', sure: true }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', sure: true }
  const zeros = [0, 0]
  for (const [index, byte] of head.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = head.length / 4
  if (odd > most && even === 0) return { encoding: 'utf-16le', sure: false }
  if (even > most && odd === 0) return { encoding: 'utf-16be', sure: false }
  return undefined
}

/** The same text as UTF-8, piece by piece. */
export async function* toUtf8(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') return yield* bytes
  const decoder = new TextDecoder(encoding)
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield Buffer.from(text)
  }
  const end = decoder.decode()
  if (end !== '') yield Buffer.from(end)
}
