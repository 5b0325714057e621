/** What the buying list's URL says. */
export interface ReorderSearch {
  search?: string
  supplier?: string
  site?: string
}

/** Reads the URL; what it does not know it leaves out. */
export function readReorderSearch(search: Record<string, unknown>): ReorderSearch {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  return { ...text('search'), ...text('supplier'), ...text('site') }
}
