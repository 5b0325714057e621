import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useLogOut, useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { Instant, When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Access.module.css'
import { browserName } from './browserName.ts'
import { OwnPassword } from './OwnPassword.tsx'
import { OwnSecondFactor } from './OwnSecondFactor.tsx'
import { roleName } from './roleNames.ts'

/** What belongs to the one who is logged in: second factor and browsers. */
export function AccountPage() {
  const { user } = useSession()
  const logOut = useLogOut()
  return (
    <>
      <Section
        title={user.name}
        aside={
          <Button variant="default" loading={logOut.isPending} onClick={() => logOut.mutate()}>
            {t('Log out')}
          </Button>
        }
      >
        <div className={styles.narrow}>
          <FactList
            facts={[
              [t('E-mail'), user.email],
              [t('Role'), roleName(user.role)],
            ]}
          />
        </div>
      </Section>
      <OwnPassword />
      <OwnSecondFactor />
      <Browsers />
    </>
  )
}

function Browsers() {
  const queryClient = useQueryClient()
  const list = useQuery({
    queryKey: ['sessionList'],
    queryFn: ({ signal }) => client.sessionList({ signal }),
  })
  const end = useMutation({
    mutationFn: (id: string) => client.sessionRevoke({ params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['sessionList'] }),
  })
  return (
    <Section title={t('Where you are logged in')}>
      <InlineError trouble={end.error ? troubleOf(end.error) : undefined} />
      <SmallTable
        label={t('Browsers')}
        rows={list.data?.data ?? []}
        rowKey={(row) => row.id}
        columns={[
          {
            header: t('Browser'),
            cell: (row) => (
              <span className={styles.stack}>
                <strong>{browserName(row.agent)}</strong>
                <span>{row.address}</span>
              </span>
            ),
          },
          { header: t('Since'), wide: true, cell: (row) => <Instant instant={row.createdAt} /> },
          { header: t('Last seen'), cell: (row) => <When instant={row.lastSeenAt} /> },
          {
            header: t('Actions'),
            align: 'right',
            cell: (row) =>
              row.current ? (
                t('This one')
              ) : (
                <Button
                  variant="default"
                  loading={end.isPending && end.variables === row.id}
                  onClick={() => end.mutate(row.id)}
                >
                  {t('Log out')}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  )
}
