import { Figure } from '../ui/Figure.tsx'
import { FigureStrip, StripFigure } from '../ui/FigureStrip.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import { t } from '../ui/words.ts'
import type { InventoryRow } from './inventoryColumns.tsx'
import { whyAvailable, whyCover } from './whyStock.ts'

/** The item's state in the numbers that sellers know. */
export function ItemFigures({ row }: { row: InventoryRow }) {
  return (
    <FigureStrip>
      <StripFigure label={t('On hand')} hint={t('Units that are there, in any condition')}>
        <Figure value={row.onHand} />
      </StripFigure>
      <StripFigure
        label={t('Unavailable')}
        hint={t('Damaged, expired, in inspection or quarantine')}
      >
        <Figure value={row.unavailable} />
      </StripFigure>
      <StripFigure label={t('Committed')} hint={t('Promised to orders that have not shipped')}>
        <Figure value={row.committed} />
      </StripFigure>
      <StripFigure label={t('Held')} hint={t('Kept for carts and quotes for a while')}>
        <Figure value={row.held} />
      </StripFigure>
      <StripFigure label={t('Available')} hint={t('What can still be sold')}>
        <WhyPopover label={t('Available')} why={whyAvailable(row)}>
          <Figure value={row.available} />
        </WhyPopover>
      </StripFigure>
      <StripFigure label={t('Incoming')} hint={t('Expected from suppliers')}>
        <Figure value={row.incoming} />
      </StripFigure>
      <StripFigure label={t('Days of cover')} hint={t('At the present rate of sale')}>
        <WhyPopover label={t('Days of cover')} why={whyCover(row)}>
          <Figure value={row.daysOfCover === null ? null : Math.floor(row.daysOfCover)} />
        </WhyPopover>
      </StripFigure>
      <StripFigure label={t('Value')} hint={t('On hand at unit cost')}>
        <Figure value={row.value} kind="money" />
      </StripFigure>
    </FigureStrip>
  )
}
