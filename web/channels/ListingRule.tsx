import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { client, troubleOf } from '../client.ts'
import { useSession } from '../session.tsx'
import { InlineError } from '../ui/ErrorState.tsx'
import { Section } from '../ui/PageBody.tsx'
import { t } from '../ui/words.ts'
import { refreshAll, showUndo } from '../undoToast.tsx'
import styles from './Channels.module.css'
import type { Listing } from './channelWords.tsx'
import { RuleFields } from './RuleFields.tsx'
import { draftRule, ruleOf } from './ruleDraft.ts'
import { ruleSentences } from './ruleWords.ts'
import { useChannel } from './useChannel.ts'

/** How much of the stock this one listing may show; where it says nothing, its channel does. */
export function ListingRule({ listing }: { listing: Listing }) {
  const { can } = useSession()
  const [isOpen, setOpen] = useState(false)
  const own = ruleSentences(listing.rule)
  return (
    <Section
      title={t('How much it shows')}
      aside={
        can('channels.write') && !isOpen ? (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('Change')}
          </Button>
        ) : null
      }
    >
      {isOpen ? (
        <RuleForm listing={listing} onDone={() => setOpen(false)} />
      ) : (
        <p>{own.length > 0 ? own.join('; ') : t('As its channel says.')}</p>
      )}
    </Section>
  )
}

function RuleForm({ listing, onDone }: { listing: Listing; onDone: () => void }) {
  const { id } = listing
  const channel = useChannel(listing.channel)
  const [draft, setDraft] = useState(() => draftRule(listing.rule))
  const write = (rule: Listing['rule']) => client.listingUpdate({ params: { id }, body: { rule } })
  const save = useMutation({
    mutationFn: () => write(ruleOf(draft)),
    // Kept before it is written: the news of it may be here before its answer.
    onMutate: () => listing.rule,
    onSuccess: async (_listing, _draft, before) => {
      onDone()
      showUndo({
        id: `rule ${id}`,
        message: t('The rule of {name} is changed.', { name: listing.title }),
        undo: () => write(before),
      })
      await refreshAll()
    },
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <RuleFields draft={draft} channelRule={channel.data?.rule ?? {}} onChange={setDraft} />
      <InlineError trouble={save.error ? troubleOf(save.error) : undefined} />
      <span className={styles.choices}>
        <Button type="submit" loading={save.isPending}>
          {t('Save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('Cancel')}
        </Button>
      </span>
    </form>
  )
}
