export const ALERT_TABS = ['open', 'mine', 'unassigned', 'snoozed', 'closed'] as const
export type AlertTab = (typeof ALERT_TABS)[number]

/** What the address of the alerts says: which ones, in which order. */
export interface AlertsSearch {
  tab?: AlertTab
  q?: string
  kind?: string
  severity?: string
  site?: string
  sku?: string
  sort?: 'openedAt'
  /** The saved view that is open. */
  view?: string
}

/** Reads the address; what it does not know it leaves out. */
export function readAlertsSearch(search: Record<string, unknown>): AlertsSearch {
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? { [name]: value } : {}
  }
  const tab = ALERT_TABS.find((value) => value === search.tab)
  return {
    ...text('q'),
    ...text('kind'),
    ...text('severity'),
    ...text('site'),
    ...text('sku'),
    ...text('view'),
    ...(tab && tab !== 'open' ? { tab } : {}),
    ...(search.sort === 'openedAt' ? { sort: 'openedAt' as const } : {}),
  }
}
