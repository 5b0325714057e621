import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { client, troubleOf } from '../client.ts'
import { useLogOut, useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { FactList } from '../ui/FactList.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { Instant, When } from '../ui/When.tsx'
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
            Log out
          </Button>
        }
      >
        <div className={styles.narrow}>
          <FactList
            facts={[
              ['E-mail', user.email],
              ['Role', roleName(user.role)],
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
    <Section title="Where you are logged in">
      <InlineError trouble={end.error ? troubleOf(end.error) : undefined} />
      <SmallTable
        label="Browsers"
        rows={list.data?.data ?? []}
        rowKey={(row) => row.id}
        columns={[
          {
            header: 'Browser',
            cell: (row) => (
              <span className={styles.stack}>
                <strong>{browserName(row.agent)}</strong>
                <span>{row.address}</span>
              </span>
            ),
          },
          { header: 'Since', wide: true, cell: (row) => <Instant instant={row.createdAt} /> },
          { header: 'Last seen', cell: (row) => <When instant={row.lastSeenAt} /> },
          {
            header: 'Actions',
            align: 'right',
            cell: (row) =>
              row.current ? (
                'This one'
              ) : (
                <Button
                  variant="default"
                  loading={end.isPending && end.variables === row.id}
                  onClick={() => end.mutate(row.id)}
                >
                  Log out
                </Button>
              ),
          },
        ]}
      />
    </Section>
  )
}
