import { Button, Checkbox, Group, Menu, Modal, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconDots } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { readPreference, writePreference } from '../ui/appearance.ts'
import { copyText } from '../ui/copyText.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { useTableLayout } from '../ui/tableLayout.ts'
import { t } from '../ui/words.ts'
import { layoutOf, tableIdOf, type View } from './useViews.ts'

interface ViewMenuProps {
  list: string
  /** The parameters of the list as they are, without the view's own. */
  search: Record<string, string>
  open: View | undefined
}

/** Saves what the list shows under a name, and looks after the view that is open. */
export function ViewMenu({ list, search, open }: ViewMenuProps) {
  const { can } = useSession()
  const [dialog, setDialog] = useState<'new' | 'name'>()
  const [layout] = useTableLayout(tableIdOf(list, open?.id), layoutOf(open))
  const change = useViewChange(list, open)
  const isChanged =
    open !== undefined &&
    (!isSame(open.search, search) || JSON.stringify(layout) !== JSON.stringify(open.layout ?? {}))
  const isPlain = Object.keys(search).length === 0 && Object.keys(layout).length === 0
  const mayChange = open !== undefined && (open.mine || can('access.manage'))
  return (
    <>
      {(open === undefined && !isPlain) || isChanged ? (
        <Button
          variant="subtle"
          color="gray"
          h={28}
          flex="none"
          leftSection={<IconDeviceFloppy size={15} aria-hidden="true" />}
          onClick={() => (open && mayChange ? change.mutate({ search, layout }) : setDialog('new'))}
        >
          {open && mayChange ? t('Save changes') : t('Save view')}
        </Button>
      ) : null}
      {open ? (
        <Menu position="bottom-start" withinPortal>
          <Menu.Target>
            <Button variant="subtle" color="gray" h={28} px={6} aria-label={t('This view')}>
              <IconDots size={16} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>
              {open.shared ? t('Shared by {owner}', { owner: open.owner }) : t('Seen by you alone')}
            </Menu.Label>
            <Menu.Item onClick={() => void copyText(location.href)}>{t('Copy link')}</Menu.Item>
            <Menu.Item onClick={() => setDialog('new')}>{t('Save as another view')}</Menu.Item>
            {mayChange ? (
              <>
                <Menu.Item onClick={() => change.mutate({ shared: !open.shared })}>
                  {open.shared ? t('Stop sharing') : t('Share with everyone')}
                </Menu.Item>
                <Menu.Item onClick={() => setDialog('name')}>{t('Rename')}</Menu.Item>
                <Menu.Item color="red" onClick={() => change.mutate(null)}>
                  {t('Delete')}
                </Menu.Item>
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {dialog ? (
        <NameDialog
          list={list}
          search={search}
          layout={layout}
          renamed={dialog === 'name' ? open : undefined}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </>
  )
}

/** Changes the open view; null deletes it. */
function useViewChange(list: string, open: View | undefined) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (change: Partial<Pick<View, 'search' | 'layout' | 'shared'>> | null) => {
      if (!open) return
      if (change) await client.viewUpdate({ params: { id: open.id }, body: change })
      else await client.viewDelete({ params: { id: open.id } })
      const own = `table.${tableIdOf(list, open.id)}` as const
      // The view itself has them now.
      if (readPreference(own) !== undefined) writePreference(own, undefined)
      if (change === null) await navigate({ to: '.', search: {} as never })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['viewList', list] }),
  })
}

function NameDialog({
  list,
  search,
  layout,
  renamed,
  onClose,
}: {
  list: string
  search: Record<string, string>
  layout: View['layout']
  renamed: View | undefined
  onClose: () => void
}) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(renamed?.name ?? '')
  const [shared, setShared] = useState(renamed?.shared ?? false)
  const save = useMutation({
    mutationFn: () =>
      renamed
        ? client.viewUpdate({ params: { id: renamed.id }, body: { name, shared } })
        : client.viewCreate({ body: { list, name, shared, search, layout } }),
    onSuccess: async (view) => {
      await queryClient.invalidateQueries({ queryKey: ['viewList', list] })
      onClose()
      await navigate({ to: '.', search: { ...search, view: view.id } as never })
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="sm"
      title={renamed ? t('Rename view') : t('Save this view')}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) save.mutate()
        }}
      >
        <TextInput
          label={t('Name')}
          data-autofocus
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          mt="sm"
          label={t('Share with everyone')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!name.trim()}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  const text = (search: Record<string, string>) => JSON.stringify(Object.entries(search).toSorted())
  return text(one) === text(other)
}
