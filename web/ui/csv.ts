/** Hands a file to the browser, named by what it holds and the day. */
export function saveFile(name: string, extension: string, file: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${name}-${new Date().toISOString().slice(0, 10)}.${extension}`
  link.click()
  URL.revokeObjectURL(link.href)
}
