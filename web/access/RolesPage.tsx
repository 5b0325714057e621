import { Button, VisuallyHidden } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { IconCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { groupPermissions } from './permissionWords.ts'
import styles from './RolesPage.module.css'
import { roleName } from './roleNames.ts'

type Roles = Reply<'roleList'>
type RoleName = Roles['roles'][number]['role']

/** What each role may do, and a look at the program as one of them. */
export function RolesPage() {
  const { can } = useSession()
  const roles = useQuery({
    queryKey: ['roleList'],
    queryFn: ({ signal }) => client.roleList({ signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const look = useMutation({
    mutationFn: (role: Exclude<RoleName, 'owner'>) => client.rolePreviewBegin({ body: { role } }),
    // Everything that was read with the owner's rights is forgotten with the page.
    onSuccess: () => location.assign('/'),
  })
  if (roles.error)
    return (
      <ErrorState
        what={t('The roles could not be read.')}
        trouble={troubleOf(roles.error)}
        onRetry={() => void roles.refetch()}
      />
    )
  return (
    <Section title={t('Roles')}>
      <p className={styles.lead}>
        {t('Everyone has one role; it is set under Users.')}{' '}
        {can('access.manage')
          ? t(
              '“View as” shows you Onhand as that role sees it. You change nothing until you end it, and it stands in the activity.',
            )
          : null}
      </p>
      <InlineError trouble={look.error ? troubleOf(look.error) : undefined} />
      {roles.data ? (
        <RoleTable
          roles={roles.data}
          onLook={can('access.manage') ? (role) => look.mutate(role) : undefined}
        />
      ) : null}
    </Section>
  )
}

function RoleTable({
  roles: { roles, permissions },
  onLook,
}: {
  roles: Roles
  onLook: ((role: Exclude<RoleName, 'owner'>) => void) | undefined
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={t('What roles may do')}>
      <table className={styles.table} aria-label={t('What roles may do')}>
        <thead>
          <tr>
            <th scope="col">{t('May')}</th>
            {roles.map(({ role }) => (
              <th key={role} scope="col">
                <span className={styles.role}>
                  {roleName(role)}
                  {onLook && role !== 'owner' ? (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t('View as {role}', { role: roleName(role) })}
                      onClick={() => onLook(role)}
                    >
                      {t('View as')}
                    </Button>
                  ) : null}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {groupPermissions(permissions).map(([group, list]) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" className={styles.group}>
                {group}
              </th>
              <td colSpan={roles.length} />
            </tr>
            {list.map(([permission, words]) => (
              <tr key={permission}>
                <th scope="row">{words}</th>
                {roles.map((one) => (
                  <td key={one.role}>
                    <Mark may={one.permissions.includes(permission)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

function Mark({ may }: { may: boolean }) {
  return may ? (
    <span className={styles.yes}>
      <IconCheck size={15} aria-hidden />
      <VisuallyHidden>{t('Yes')}</VisuallyHidden>
    </span>
  ) : (
    <span className={styles.no}>
      <span aria-hidden>·</span>
      <VisuallyHidden>{t('No')}</VisuallyHidden>
    </span>
  )
}
