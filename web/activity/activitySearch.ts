/** What the activity's URL says. */
export interface ActivitySearch {
  subject?: string
  actor?: string
  subjectKind?: string
}

/** Reads the URL; what it does not know it leaves out. */
export function readActivitySearch(search: Record<string, unknown>): ActivitySearch {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  return { ...text('subject'), ...text('actor'), ...text('subjectKind') }
}
