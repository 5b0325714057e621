import { Figure } from '../ui/Figure.tsx'
import { FigureStrip, StripFigure } from '../ui/FigureStrip.tsx'
import { WhyPopover } from '../ui/WhyPopover.tsx'
import type { InventoryRow } from './inventoryColumns.tsx'
import { whyAvailable, whyCover } from './whyStock.ts'

/** The item's state in the numbers that sellers know. */
export function ItemFigures({ row }: { row: InventoryRow }) {
  return (
    <FigureStrip>
      <StripFigure label="On hand" hint="Units that are there, in any condition">
        <Figure value={row.onHand} />
      </StripFigure>
      <StripFigure label="Unavailable" hint="Damaged, expired, in inspection or quarantine">
        <Figure value={row.unavailable} />
      </StripFigure>
      <StripFigure label="Committed" hint="Promised to orders that have not shipped">
        <Figure value={row.committed} />
      </StripFigure>
      <StripFigure label="Held" hint="Kept for carts and quotes for a while">
        <Figure value={row.held} />
      </StripFigure>
      <StripFigure label="Available" hint="What can still be sold">
        <WhyPopover label="Available" why={whyAvailable(row)}>
          <Figure value={row.available} />
        </WhyPopover>
      </StripFigure>
      <StripFigure label="Incoming" hint="Expected from suppliers">
        <Figure value={row.incoming} />
      </StripFigure>
      <StripFigure label="Days of cover" hint="At the present rate of sale">
        <WhyPopover label="Days of cover" why={whyCover(row)}>
          <Figure value={row.daysOfCover === null ? null : Math.floor(row.daysOfCover)} />
        </WhyPopover>
      </StripFigure>
      <StripFigure label="Value" hint="On hand at unit cost">
        <Figure value={row.value} kind="money" />
      </StripFigure>
    </FigureStrip>
  )
}
