import { saveFile } from '../ui/csv.ts'
import { formatBytes } from '../ui/format.ts'
import { t } from '../ui/words.ts'
import { startWork } from '../works.ts'

/** Downloads what takes a while, and tells in the drawer how much has come. */
export function downloadAsWork(
  title: string,
  extension: string,
  ask: (signal: AbortSignal) => Promise<Response>,
  onEnd: () => void,
): void {
  startWork(title, async (signal, tell) => {
    const { body } = await ask(signal)
    const parts: Uint8Array<ArrayBuffer>[] = []
    let bytes = 0
    const reader = (body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      parts.push(value)
      bytes += value.length
      tell(undefined, t('{size} so far', { size: formatBytes(bytes) }))
    }
    saveFile('onhand', extension, new Blob(parts))
    onEnd()
    return { message: t('{size} downloaded.', { size: formatBytes(bytes) }) }
  })
}
