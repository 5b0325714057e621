const KINDS = ['site', 'zone', 'bin'] as const

/** What the list of places is narrowed to. */
export interface LocationsSearch {
  kind?: (typeof KINDS)[number]
  site?: string
  search?: string
  /** Closed places are left out unless they are asked for. */
  active?: 'false'
  /** Opens the making of bins at once. */
  make?: 'bins'
}

/** Reads the URL; what it does not know it leaves out. */
export function readLocationsSearch(search: Record<string, unknown>): LocationsSearch {
  const kind = KINDS.find((value) => value === search.kind)
  const text = (name: 'site' | 'search') => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  return {
    ...(kind ? { kind } : {}),
    ...text('site'),
    ...text('search'),
    ...(search.active === 'false' ? { active: 'false' as const } : {}),
    ...(search.make === 'bins' ? { make: 'bins' as const } : {}),
  }
}
