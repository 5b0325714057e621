import { Button } from '@mantine/core'
import { Link, useRouter } from '@tanstack/react-router'
import { troubleOf } from '../client.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'

/** Where a page cannot be shown at all. */
export function TroublePage({ error }: { error: unknown }) {
  const router = useRouter()
  return (
    <ErrorState
      what={t('This page could not be shown.')}
      trouble={troubleOf(error)}
      onRetry={() => void router.invalidate()}
    />
  )
}

/** An address that is no page. */
export function LostPage() {
  return (
    <EmptyState title={t('There is no such page.')}>
      <Button component={Link} to="/" variant="default">
        {t('Go to the start')}
      </Button>
    </EmptyState>
  )
}
