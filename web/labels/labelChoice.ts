import type { Body, Reply } from '@onhand/sdk/operationTypes.ts'
import { readPreference, writePreference } from '../ui/appearance.ts'

/** What is remembered of a print. */
export type LabelChoice = Required<Pick<Body<'labelCreate'>, 'template' | 'style'>>

const FIRST: LabelChoice = { template: 'letter-30', style: 'bars' }

/** The stock and style that were used last, on whatever computer. */
export function readChoice(): LabelChoice {
  const [template, style] = (readPreference('labels') ?? '').split(' ')
  if (!template) return FIRST
  // A stock that is no longer known is refused by the server, which names those that are.
  return {
    template: template as LabelChoice['template'],
    style: style === 'square' ? 'square' : 'bars',
  }
}

/** Remembers what was chosen. */
export function writeChoice({ template, style }: LabelChoice): void {
  writePreference('labels', `${template} ${style}`)
}

/** Hands a file of labels to the browser: a PDF is opened where it may be, else it is saved. */
export function saveFile({ content, contentType, encoding, fileName }: Reply<'labelCreate'>): void {
  const bytes =
    encoding === 'text' ? content : Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: contentType }))
  const opened = contentType === 'application/pdf' ? window.open(url, '_blank') : null
  if (!opened) {
    const link = document.createElement('a')
    link.href = url
    link.download = fileName
    link.click()
  }
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
