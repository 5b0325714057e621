import { useEffect } from 'react'

const AHEAD = 40

/** Asks for the next page before the last loaded row comes into sight. */
export function useNeedMore(
  list: { rows: unknown[]; hasMore?: boolean; onNeedMore?: () => void },
  lastVisible: number | undefined,
): void {
  const { rows, hasMore, onNeedMore } = list
  const isNear = lastVisible !== undefined && lastVisible >= rows.length - AHEAD
  useEffect(() => {
    if (isNear && hasMore) onNeedMore?.()
  }, [isNear, hasMore, onNeedMore, rows.length])
}
