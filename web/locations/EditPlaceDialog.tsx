import { Button, Group, Modal, NumberInput, Select, TextInput } from '@mantine/core'
import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ZONES } from '../access/zones.ts'
import { client, troubleOf } from '../client.ts'
import { useList } from '../list.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { refreshAll } from '../undoToast.tsx'
import { AddressFields, EMPTY_ADDRESS, toAddress } from './AddressFields.tsx'
import styles from './Locations.module.css'

type Location = Reply<'locationGet'>

/** Renames a place, and says where it is. */
export function EditPlaceDialog({
  place,
  onClose,
  onRenamed,
}: {
  place: Location
  onClose: () => void
  onRenamed: (path: string) => void
}) {
  const [draft, setDraft] = useState({
    code: place.code,
    name: place.name,
    timeZone: place.timeZone,
    pickOrder: place.pickOrder,
    zone: place.parent === place.site ? null : (place.parent?.split('/')[1] ?? null),
    address: place.address ?? EMPTY_ADDRESS,
  })
  const change = (next: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...next }))
  const zones = useList(
    'locationList',
    { kind: 'zone', site: place.site, limit: 200 },
    { enabled: place.kind === 'bin' },
  )
  const save = useMutation({
    mutationFn: () => {
      const { code, name, timeZone, pickOrder, zone, address } = draft
      return client.locationUpdate({
        params: { path: place.path },
        body: {
          code,
          name,
          ...(place.kind === 'site' ? { timeZone, address: toAddress(address) } : { pickOrder }),
          ...(place.kind === 'bin' ? { zone } : {}),
        },
      })
    },
    onSuccess: async (saved) => {
      onClose()
      if (saved.path !== place.path) onRenamed(saved.path)
      await refreshAll()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('Edit {path}', { path: place.path })} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextInput
          label={t('Code')}
          description={t(
            'Its path follows, and that of all within it; labels have to be printed anew.',
          )}
          data-autofocus
          required
          maxLength={60}
          value={draft.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
        <TextInput
          mt="sm"
          label={t('Name')}
          maxLength={200}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {place.kind === 'site' ? (
          <>
            <Select
              mt="sm"
              label={t('Time zone')}
              searchable
              allowDeselect={false}
              data={ZONES}
              value={draft.timeZone}
              onChange={(timeZone) => timeZone && change({ timeZone })}
            />
            <AddressFields address={draft.address} onChange={(address) => change({ address })} />
          </>
        ) : (
          <NumberInput
            mt="sm"
            label={t('Pick order')}
            description={t('Lower is nearer to the packing bench')}
            min={0}
            max={1_000_000}
            allowDecimal={false}
            value={draft.pickOrder}
            onChange={(value) => change({ pickOrder: Number(value) || 0 })}
          />
        )}
        {place.kind === 'bin' ? (
          <Select
            mt="sm"
            label={t('Zone')}
            placeholder={t('None')}
            clearable
            value={draft.zone}
            onChange={(zone) => change({ zone })}
            data={zones.rows.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
        <div className={styles.error}>
          <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
        </div>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!draft.code.trim()}>
            {t('Save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
