import type { Reply } from '@onhand/sdk/operationTypes.ts'
import { t } from '../ui/words.ts'

export type TodayReply = Reply<'todayGet'>
export type TodayFigure = TodayReply['figures'][number]
export type SetUpStep = TodayReply['setUp'][number]

/** What each step of setting up is, and why it is worth the while. */
export const STEP_WORDS: Record<SetUpStep['step'], [name: string, why: string]> = {
  items: [t('Bring in your items'), t('From a file of your shop, or one by one.')],
  stock: [t('Say what lies on the shelves'), t('An opening balance; counts correct it later.')],
  sales: [t('Bring in past sales'), t('They tell what sells, what does not, and what to buy.')],
  suppliers: [t('Name suppliers with lead times'), t('Reorder points follow them directly.')],
  channel: [t('Connect a channel'), t('Orders come in, and stock goes out to your shops.')],
  colleague: [
    t('Invite a colleague'),
    t('Everybody with their own log-in, and only what they need.'),
  ],
  secondFactor: [t('Turn on your second factor'), t('A password alone can be stolen.')],
}
