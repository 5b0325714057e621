import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { roleName } from '../access/roleNames.ts'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import styles from './PreviewStrip.module.css'

/** Says that an owner looks at the program as another role, and ends it. */
export function PreviewStrip() {
  const { previewRole } = useSession()
  const end = useMutation({
    mutationFn: () => client.rolePreviewEnd(),
    onSuccess: () => location.assign('/settings/roles'),
  })
  if (!previewRole) return null
  return (
    <section className={styles.strip} aria-label={t('Preview')}>
      <span>
        {t('You see Onhand as {role}; nothing can be changed.', { role: roleName(previewRole) })}
      </span>
      <InlineError trouble={end.error ? troubleOf(end.error) : undefined} />
      <Button
        size="compact-sm"
        variant="default"
        loading={end.isPending}
        onClick={() => end.mutate()}
      >
        {t('End')}
      </Button>
    </section>
  )
}
