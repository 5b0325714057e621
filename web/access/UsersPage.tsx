import { Button, Group, Modal, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Body, Row } from '@onhand/sdk/operationTypes.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { useSession } from '../session.tsx'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { CopyField } from '../ui/CopyField.tsx'
import { ErrorState, InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { SmallTable } from '../ui/SmallTable.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { Instant, When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Access.module.css'
import { ROLES, roleName } from './roleNames.ts'

type User = Row<'userList'>

/** Everyone who may log in, and who was invited. */
export function UsersPage() {
  const list = useList('userList', { limit: 200 })
  const [editing, setEditing] = useState<User | undefined>()
  const [inviting, setInviting] = useState(false)
  return (
    <>
      <Section
        title={t('Users')}
        aside={<Button onClick={() => setInviting(true)}>{t('Invite someone')}</Button>}
      >
        {list.error ? (
          <ErrorState
            what={t('The users could not be read.')}
            trouble={troubleOf(list.error)}
            onRetry={list.retry}
          />
        ) : (
          <SmallTable
            label={t('Users')}
            rows={list.rows}
            rowKey={(user) => user.id}
            columns={[
              {
                header: t('Name'),
                cell: (user) => (
                  <span className={styles.stack}>
                    <strong>{user.name}</strong>
                    <span>{user.email}</span>
                  </span>
                ),
              },
              { header: t('Role'), cell: (user) => roleName(user.role) },
              {
                header: t('State'),
                wide: true,
                cell: (user) =>
                  user.active ? (
                    <StatusBadge tone="good">{t('Active')}</StatusBadge>
                  ) : (
                    <StatusBadge tone="idle">{t('Locked out')}</StatusBadge>
                  ),
              },
              {
                header: t('Second factor'),
                wide: true,
                cell: (user) => (user.secondFactor ? t('On') : t('Off')),
              },
              {
                header: t('Last seen'),
                align: 'right',
                wide: true,
                cell: (user) => <When instant={user.lastSeenAt} />,
              },
              {
                header: t('Actions'),
                align: 'right',
                cell: (user) => (
                  <Button
                    variant="default"
                    aria-label={t('Edit {name}', { name: user.name })}
                    onClick={() => setEditing(user)}
                  >
                    {t('Edit')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Section>
      <Invitations />
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      {editing ? <UserDialog user={editing} onClose={() => setEditing(undefined)} /> : null}
    </>
  )
}

function Invitations() {
  const queryClient = useQueryClient()
  const list = useQuery({
    queryKey: ['invitationList'],
    queryFn: ({ signal }) => client.invitationList({ signal }),
  })
  const withdraw = useMutation({
    mutationFn: (id: string) => client.invitationDelete({ params: { id } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['invitationList'] }),
  })
  const rows = list.data?.data ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('Invited, not here yet')}>
      <SmallTable
        label={t('Invitations')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { header: t('E-mail'), cell: (row) => row.email },
          { header: t('Role'), cell: (row) => roleName(row.role) },
          {
            header: t('Link ends'),
            wide: true,
            cell: (row) => <Instant instant={row.expiresAt} />,
          },
          {
            header: t('Actions'),
            align: 'right',
            cell: (row) => (
              <Button
                variant="default"
                aria-label={t('Withdraw the invitation of {email}', { email: row.email })}
                loading={withdraw.isPending && withdraw.variables === row.id}
                onClick={() => withdraw.mutate(row.id)}
              >
                {t('Withdraw')}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  )
}

const ROLE_CHOICES = ROLES.map(([value, name, may]) => ({ value, label: `${name}: ${may}` }))

function InviteDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', role: 'read_only' as Body<'invitationCreate'>['role'] },
  })
  const invite = useMutation({
    mutationFn: (body: Body<'invitationCreate'>) => client.invitationCreate({ body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['invitationList'] }),
  })
  return (
    <Modal opened onClose={onClose} title={t('Invite someone')}>
      {invite.data ? (
        <div className={styles.form}>
          <p>
            {invite.data.mailed
              ? t(
                  'The invitation is on its way by mail. You can also hand this link over yourself.',
                )
              : t('Hand this link over. It works once, for seven days, and is not shown again.')}
          </p>
          <CopyField label={t('Invitation link')} value={invite.data.url} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('Done')}</Button>
          </Group>
        </div>
      ) : (
        <form className={styles.form} onSubmit={form.onSubmit((values) => invite.mutate(values))}>
          <TextInput
            label={t('E-mail')}
            type="email"
            required
            data-autofocus
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <Select
            label={t('Role')}
            allowDeselect={false}
            data={ROLE_CHOICES}
            key={form.key('role')}
            {...form.getInputProps('role')}
          />
          <InlineError trouble={invite.error ? troubleOf(invite.error) : undefined} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t('Make the invitation')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  )
}

function UserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const queryClient = useQueryClient()
  const { user: me } = useSession()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: user.name, role: user.role, active: user.active },
  })
  const save = useMutation({
    mutationFn: (body: Body<'userUpdate'>) => client.userUpdate({ params: { id: user.id }, body }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['userList'] })
    },
  })
  const reset = useMutation({
    mutationFn: () => client.passwordResetCreate({ params: { id: user.id }, body: {} }),
  })
  return (
    <Modal opened onClose={onClose} title={user.email}>
      <form className={styles.form} onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput
          label={t('Name')}
          required
          maxLength={100}
          data-autofocus
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <Select
          label={t('Role')}
          description={t('Their sessions end when it changes.')}
          allowDeselect={false}
          data={ROLE_CHOICES}
          key={form.key('role')}
          {...form.getInputProps('role')}
        />
        <Switch
          label={t('May log in')}
          disabled={user.id === me.id}
          key={form.key('active')}
          {...form.getInputProps('active', { type: 'checkbox' })}
        />
        <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
        {reset.data ? (
          <CopyField label={t('Password link, for 24 hours')} value={reset.data.url} />
        ) : null}
        <InlineError trouble={reset.error ? troubleOf(reset.error) : undefined} />
        <Group justify="space-between">
          <ConfirmButton
            label={t('New password…')}
            title={t('A new password for {name}', { name: user.name })}
            confirm={t('Make a link')}
            loading={reset.isPending}
            onConfirm={() => reset.mutate()}
          >
            {t('You get a link to hand over. When it is used, all sessions of this user end.')}
          </ConfirmButton>
          <Button type="submit" loading={save.isPending}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
