import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/EmptyState.tsx'
import { t } from '../ui/words.ts'

/** The list is empty because of what it is narrowed to. */
export function NoMatch() {
  return (
    <EmptyState title={t('No item matches.')}>
      <Button component={Link} to="/inventory" variant="default">
        {t('Clear search and filters')}
      </Button>
    </EmptyState>
  )
}

/** The list is empty because nothing is there yet. */
export function NoItems({ canImport }: { canImport: boolean }) {
  return (
    <EmptyState title={t('No items yet.')}>
      {canImport ? (
        <Button component={Link} to="/imports">
          {t('Import your items')}
        </Button>
      ) : (
        <p>{t('Someone who may import files can bring them in.')}</p>
      )}
    </EmptyState>
  )
}
