/** A cell of a CSV file; a text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Hands lines to the browser as a file, `inventory-2026-11-23.csv`. */
export function downloadCsv(name: string, lines: string[]): void {
  saveFile(name, 'csv', new Blob([lines.join('\r\n'), '\r\n'], { type: 'text/csv;charset=utf-8' }))
}

/** Hands a file to the browser, named by what it holds and the day. */
export function saveFile(name: string, extension: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.${extension}`
  link.click()
  URL.revokeObjectURL(link.href)
}
