import { z } from 'zod'
import type { Queryable } from '../platform/database.ts'
import { sql } from '../platform/sql.ts'
import type { ChannelAccount } from './account.ts'
import { isTooMany } from './pushStock.ts'

export const reviewReply = z.object({
  readAt: z.iso.datetime().nullable().describe('When the channel was last asked what it shows.'),
  numbers: z.int().describe('Numbers that the channel shows of mapped listings, by place.'),
  agree: z.int(),
  wouldWrite: z.int(),
  toZero: z.int(),
  falls: z.int(),
  rises: z.int(),
  unread: z.int().describe('The channel has not said yet what it shows.'),
  guard: z.object({
    share: z.number(),
    showing: z.int().describe('Listings that offer units now.'),
    zeroing: z.int().describe('Of these, how many would offer none.'),
    waits: z.boolean().describe('So many zeros at once wait for a person.'),
  }),
})

type Review = z.infer<typeof reviewReply>

/** What a channel would be told now, in numbers: what a person looks at before switching it on. */
export async function reviewChannel(db: Queryable, account: ChannelAccount): Promise<Review> {
  const counts = await db.one<
    Omit<Review, 'readAt' | 'guard'> & { showing: number; zeroing: number }
  >(sql`
    select count(*) as numbers,
           count(*) filter (where state = 'idle' and drift_since is null) as agree,
           count(*) filter (where state = 'due') as "wouldWrite",
           count(*) filter (where state = 'due' and target = 0) as "toZero",
           count(*) filter (where state = 'due' and target < coalesce(seen, sent)) as falls,
           count(*) filter (where state = 'due' and target > coalesce(seen, sent)) as rises,
           count(*) filter (where state = 'due' and coalesce(seen, sent) is null) as unread,
           count(*) filter (where coalesce(sent, seen, 0) > 0) as showing,
           count(*) filter (where state = 'due' and target = 0 and coalesce(sent, seen, 0) > 0)
             as zeroing
      from listing_stock where account_id = ${account.id}`)
  const { showing, zeroing, ...numbers } = counts
  const share = account.massChangeShare
  const waits = isTooMany(zeroing, showing, share)
  return { readAt: account.scannedAt, ...numbers, guard: { share, showing, zeroing, waits } }
}
