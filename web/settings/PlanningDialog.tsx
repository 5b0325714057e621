import { Button, Group, Modal, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { troubleOf } from '../client.ts'
import { THRESHOLDS } from '../inventory/itemFieldEdits.ts'
import { InlineError } from '../ui/ErrorState.tsx'
import { t } from '../ui/words.ts'
import { type PlanningLevel, useReachWords } from './planningReach.ts'
import styles from './Settings.module.css'

/** Planning values as a supplier or a category has them; null inherits. */
export type PlanningRow = Record<string, number | string | null>

/** Sets the planning values of one supplier or category; what is left empty is inherited. */
export function PlanningDialog({
  title,
  level,
  row,
  save,
  onClose,
}: {
  title: string
  level: PlanningLevel
  row: PlanningRow
  save: (changes: PlanningRow) => Promise<unknown>
  onClose: () => void
}) {
  const queryClient = useQueryClient()
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(THRESHOLDS.map(({ name, write }) => [name, write(row[name])])),
  )
  const { changes, problems } = readChanges(texts, row)
  const reach = useReachWords(level, Object.keys(changes))
  const apply = useMutation({
    mutationFn: () => save(changes),
    onSuccess: async () => {
      onClose()
      await Promise.all(
        ['supplierList', 'categoryList', 'planningReachGet'].map((name) =>
          queryClient.invalidateQueries({ queryKey: [name] }),
        ),
      )
    },
  })
  const isIdle = Object.keys(changes).length === 0
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          apply.mutate()
        }}
      >
        <div className={styles.form}>
          {THRESHOLDS.map(({ name, label, hint }) => (
            <TextInput
              key={name}
              label={label}
              description={hint}
              placeholder={t('Inherited')}
              error={problems[name]}
              value={texts[name] ?? ''}
              onChange={(event) => setTexts({ ...texts, [name]: event.currentTarget.value })}
            />
          ))}
          <p role="status">{reach}</p>
          <InlineError trouble={apply.error ? troubleOf(apply.error) : undefined} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button
              type="submit"
              loading={apply.isPending}
              disabled={isIdle || Object.keys(problems).length > 0}
            >
              {t('Save')}
            </Button>
          </Group>
        </div>
      </form>
    </Modal>
  )
}

function readChanges(texts: Record<string, string>, row: PlanningRow) {
  const changes: PlanningRow = {}
  const problems: Record<string, string> = {}
  for (const { name, read, write } of THRESHOLDS) {
    const text = texts[name] ?? ''
    if (text.trim() === write(row[name])) continue
    try {
      changes[name] = text.trim() === '' ? null : read(text)
    } catch (error) {
      problems[name] = (error as Error).message
    }
  }
  return { changes, problems }
}
