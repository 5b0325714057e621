import { Button } from '@mantine/core'
import { useList } from '../list.ts'
import { readableName } from '../ui/format.ts'
import { Section } from '../ui/PageBody.tsx'
import { When } from '../ui/When.tsx'
import { t } from '../ui/words.ts'
import styles from './Orders.module.css'

const WORDS: Record<string, string> = {
  'order.created': t('Taken'),
  'order.changed': t('Changed'),
  'order.edited': t('Edited'),
  'order.held': t('Held for review'),
  'order.released': t('Released'),
  'order.shipped': t('Shipped'),
  'order.delivered': t('Arrived'),
  'order.cancelled': t('Cancelled'),
  'order.refunded': t('Refunded'),
  'order.returned': t('Came back'),
  'order.short': t('Short of stock'),
  'order.unmapped': t('Waits for its SKU'),
  'order.mapped': t('SKU mapped'),
  'order.routed': t('Site chosen'),
  'order.backordered': t('May wait'),
  'order.needs_hand': t('Waits for a person'),
  'order.address_changed': t('Address changed'),
  'order.personal_data_erased': t('Address erased'),
}

/** What was done to the order and by whom, the latest first. */
export function OrderTimeline({ id }: { id: string }) {
  const list = useList(
    'orderTimelineList',
    { limit: 20 },
    {
      params: { id },
      live: (event) => event.subjectKind === 'order' && event.subjectId === id,
    },
  )
  return (
    <Section title={t('Timeline')}>
      <ol className={styles.timeline}>
        {list.rows.map((entry) => (
          <li key={entry.id}>
            <span>
              {WORDS[entry.type] ?? readableName(entry.type)}
              {detailOf(entry.details)}
            </span>
            <span className={styles.who}>
              {entry.actor} · <When instant={entry.at} />
            </span>
          </li>
        ))}
      </ol>
      {list.hasMore ? (
        <Button variant="default" mt="sm" onClick={list.more}>
          {t('Show more')}
        </Button>
      ) : null}
    </Section>
  )
}

/** What of a deed is worth a word: its reason, its tracking, how many units. */
function detailOf(details: Record<string, unknown>): string {
  const { reason, tracking, lines } = details
  if (typeof tracking === 'string' && tracking !== '') return `: ${tracking}`
  if (typeof reason === 'string' && reason !== '') return `: ${reason}`
  if (!Array.isArray(lines)) return ''
  const units = lines.reduce((sum: number, line: { quantity?: number; short?: number }) => {
    return sum + (line.quantity ?? line.short ?? 0)
  }, 0)
  return units > 0
    ? `: ${t('{count, plural, one {# unit} other {# units}}', { count: units })}`
    : ''
}
