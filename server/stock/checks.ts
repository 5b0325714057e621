import { type Statement, sql } from '../platform/sql.ts'
import { checkLapses, checkSerialCounts, checkSerialRows, checkSerials } from './serialChecks.ts'

/** Checks that need only the rows of one bucket; each row that they give is a difference. */
export const BUCKET_CHECKS: ((bucket: number) => Statement)[] = [
  checkBalances,
  checkBalanceSites,
  checkStockInAvailability,
  checkPromisesInAvailability,
  checkMovementBuckets,
  checkMovementEnds,
  checkReversals,
  checkLots,
  checkExpectedReceipts,
  checkSerials,
  checkSerialRows,
  checkSerialCounts,
  checkLapses,
]

/** What the ledger says lies where. */
function ledgerSums(bucket: number): Statement {
  return sql`
    select item_id, location_id, lot, condition, sum(units)::bigint as units
      from (
        select item_id, to_location_id as location_id, lot, to_condition as condition, quantity as units
          from stock_movement where bucket = ${bucket}
        union all
        select item_id, from_location_id, lot, from_condition, -quantity
          from stock_movement where bucket = ${bucket}
      ) side
     group by item_id, location_id, lot, condition`
}

function checkBalances(bucket: number): Statement {
  return sql`
    with ledger as (${ledgerSums(bucket)}),
    physical as (select l.* from ledger l join location p on p.id = l.location_id and p.site_id is not null)
    select 'balance' as check,
           concat_ws(' ', coalesce(i.sku, item_id::text), 'at', coalesce(p.path, location_id::text),
                     nullif(lot, ''), condition) as subject,
           coalesce(l.units, 0)::text as expected, coalesce(b.quantity, 0)::text as found
      from physical l
      full join (select * from stock_balance where bucket = ${bucket}) b
     using (item_id, location_id, lot, condition)
      left join item i on i.id = item_id
      left join location p on p.id = location_id
     where coalesce(l.units, 0) <> coalesce(b.quantity, 0)`
}

function checkBalanceSites(bucket: number): Statement {
  return sql`
    select 'balance_site' as check, concat_ws(' ', coalesce(i.sku, b.item_id::text), 'at', p.path) as subject,
           coalesce(p.site_id::text, 'a place') as expected, b.site_id::text as found
      from stock_balance b
      left join item i on i.id = b.item_id
      left join location p on p.id = b.location_id
     where b.bucket = ${bucket} and p.site_id is distinct from b.site_id`
}

function checkStockInAvailability(bucket: number): Statement {
  return sql`
    with ledger as (${ledgerSums(bucket)}),
    by_site as (
      select l.item_id, p.site_id, sum(l.units)::bigint as on_hand,
             coalesce(sum(l.units) filter (where l.condition <> 'sellable'), 0)::bigint as unavailable
        from ledger l join location p on p.id = l.location_id and p.site_id is not null
       group by l.item_id, p.site_id
    )
    select row.rule as check, concat_ws(' ', coalesce(i.sku, place.item_id::text), 'at', coalesce(s.path, place.site_id::text)) as subject,
           row.expected::text, row.found::text
      from by_site
      full join (select * from stock_availability where bucket = ${bucket}) a using (item_id, site_id) as place
      left join item i on i.id = place.item_id
      left join location s on s.id = place.site_id
     cross join lateral (values
       ('on_hand', coalesce(by_site.on_hand, 0), coalesce(a.on_hand, 0)),
       ('unavailable', coalesce(by_site.unavailable, 0), coalesce(a.unavailable, 0))
     ) as row(rule, expected, found)
     where row.expected <> row.found`
}

function checkPromisesInAvailability(bucket: number): Statement {
  return sql`
    with promised as (
      select item_id, site_id,
             coalesce(sum(quantity - shipped) filter (where state = 'committed'), 0)::bigint as committed,
             coalesce(sum(quantity - shipped) filter (where state = 'held'), 0)::bigint as held
        from reservation_line
       where bucket = ${bucket} and state in ('held', 'committed')
       group by item_id, site_id
    )
    select row.rule as check, concat_ws(' ', coalesce(i.sku, place.item_id::text), 'at', coalesce(s.path, place.site_id::text)) as subject,
           row.expected::text, row.found::text
      from promised
      full join (select * from stock_availability where bucket = ${bucket}) a using (item_id, site_id) as place
      left join item i on i.id = place.item_id
      left join location s on s.id = place.site_id
     cross join lateral (values
       ('committed', coalesce(promised.committed, 0), coalesce(a.committed, 0)),
       ('held', coalesce(promised.held, 0), coalesce(a.held, 0))
     ) as row(rule, expected, found)
     where row.expected <> row.found`
}

/** A row in another bucket than its item's is one that nobody finds. */
function checkMovementBuckets(bucket: number): Statement {
  const right = sql`get_byte(uuid_send(item_id), 15) & 63`
  return sql`
    select 'bucket' as check, concat_ws(' ', what, coalesce(i.sku, item_id::text)) as subject,
           (${right})::text as expected, ${bucket}::text as found
      from (
        select 'movement' as what, item_id from stock_movement where bucket = ${bucket}
         union select 'balance', item_id from stock_balance where bucket = ${bucket}
         union select 'availability', item_id from stock_availability where bucket = ${bucket}
         union select 'reservation line', item_id from reservation_line where bucket = ${bucket}
         union select 'serial', item_id from serial where bucket = ${bucket}
         union select 'lot', item_id from lot where bucket = ${bucket}
         union select 'opening balance', item_id from opening_balance where bucket = ${bucket}
         union select 'expected receipt', item_id from expected_receipt where bucket = ${bucket}
      ) row
      left join item i on i.id = item_id
     where (${right}) <> ${bucket}`
}

function checkMovementEnds(bucket: number): Statement {
  return sql`
    select 'movement' as check, concat('movement ', m.id) as subject,
           'a known item, known locations, a time not after its record' as expected,
           concat_ws(', ', case when i.id is null then 'unknown item' end,
                     case when f.id is null or t.id is null then 'unknown location' end,
                     case when m.occurred_at > m.recorded_at then 'occurred after it was recorded' end) as found
      from stock_movement m
      left join item i on i.id = m.item_id
      left join location f on f.id = m.from_location_id
      left join location t on t.id = m.to_location_id
     where m.bucket = ${bucket}
       and (i.id is null or f.id is null or t.id is null or m.occurred_at > m.recorded_at)`
}

function checkReversals(bucket: number): Statement {
  return sql`
    select 'reversal' as check, concat('movement ', r.id) as subject,
           concat('the opposite of ', r.reverses_id) as expected,
           case when m.id is null then 'nothing to reverse' else 'something else' end as found
      from stock_movement r
      left join stock_movement m on m.bucket = r.bucket and m.id = r.reverses_id
     where r.bucket = ${bucket} and r.reverses_id is not null
       and (m.item_id, m.from_location_id, m.to_location_id, m.from_condition, m.to_condition, m.lot, m.serial, m.quantity)
           is distinct from
           (r.item_id, r.to_location_id, r.from_location_id, r.to_condition, r.from_condition, r.lot, r.serial, r.quantity)`
}

function checkLots(bucket: number): Statement {
  return sql`
    select 'lot' as check, concat_ws(' ', i.sku, b.lot) as subject,
           case when l.code is null then 'a known lot' else 'an expiry date' end as expected,
           'none' as found
      from (select distinct item_id, lot from stock_balance where bucket = ${bucket} and lot <> '') b
      left join lot l on l.bucket = ${bucket} and l.item_id = b.item_id and l.code = b.lot
      left join item i on i.id = b.item_id
     where l.code is null`
}

function checkExpectedReceipts(bucket: number): Statement {
  return sql`
    with received as (
      select m.expected_receipt_id as id,
             sum(case when t.site_id is null then -m.quantity else m.quantity end)::bigint as units
        from stock_movement m join location t on t.id = m.to_location_id
       where m.bucket = ${bucket} and m.expected_receipt_id is not null
       group by m.expected_receipt_id
    )
    select 'expected_receipt' as check, concat_ws(' ', i.sku, 'expected receipt', key.id) as subject,
           coalesce(r.units, 0)::text as expected, coalesce(e.received::text, 'no such row') as found
      from received r
      full join (select * from expected_receipt where bucket = ${bucket}) e using (id) as key
      left join item i on i.id = e.item_id
     where coalesce(r.units, 0) is distinct from e.received`
}

/** Checks of reservations against their lines, which lie in other buckets. */
export const RESERVATION_CHECKS: Statement[] = [
  sql`
    select 'reservation' as check, concat('reservation ', r.reference) as subject,
           concat(r.state, ' with lines that are so') as expected,
           coalesce(string_agg(distinct l.state, ', '), 'no lines') as found
      from reservation r
      left join reservation_line l on l.reservation_id = r.id
     group by r.bucket, r.id, r.reference, r.state
    having case r.state
             when 'held' then not coalesce(bool_and(l.state in ('held', 'released', 'expired')), false)
             when 'committed' then not coalesce(bool_or(l.state = 'committed')
                                   and bool_and(l.state in ('committed', 'shipped', 'released')), false)
             when 'shipped' then not coalesce(bool_or(l.state = 'shipped')
                                 and bool_and(l.state in ('shipped', 'released')), false)
             else not coalesce(bool_and(l.state in ('released', 'expired', 'shipped')), false)
           end`,
  sql`
    select 'reservation_line' as check, concat('reservation ', l.reference) as subject,
           coalesce(concat(r.reference, ' until ', r.expires_at), 'a reservation') as expected,
           concat(l.reference, ' until ', l.expires_at) as found
      from reservation_line l
      left join reservation r on r.id = l.reservation_id
     where r.id is null or r.reference <> l.reference
        or (l.state = 'held' and r.expires_at is distinct from l.expires_at)
        or (l.state = 'shipped') <> (l.shipped = l.quantity)`,
  sql`
    select 'bucket' as check, concat('reservation ', reference) as subject,
           (get_byte(sha256(convert_to(reference, 'UTF8')), 0) & 63)::text as expected,
           concat_ws(', ', bucket, get_byte(uuid_send(id), 15) & 63) as found
      from reservation
     where bucket <> get_byte(sha256(convert_to(reference, 'UTF8')), 0) & 63
        or bucket <> get_byte(uuid_send(id), 15) & 63`,
]
