import { t } from '../ui/words.ts'

/** The kinds of promotions in words. */
export const PROMOTION_WORDS = {
  sale: t('Price cut'),
  deal: t('Marketplace deal'),
  advertising: t('Advertising'),
  event: t('Event'),
}
