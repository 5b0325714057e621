import { type Statement, sql } from '../platform/sql.ts'

/** Every named unit is where its movements have brought it: at one place, or at none. */
export function checkSerials(bucket: number): Statement {
  return sql`
    with side as (
      select item_id, serial as code, to_location_id as location_id, lot, to_condition as condition, 1 as units
        from stock_movement where bucket = ${bucket} and serial is not null
       union all
      select item_id, serial, from_location_id, lot, from_condition, -1
        from stock_movement where bucket = ${bucket} and serial is not null
    ), lies as (
      select s.item_id, s.code, concat_ws(' ', p.path, nullif(s.lot, ''), s.condition) as place
        from side s join location p on p.id = s.location_id and p.site_id is not null
       group by s.item_id, s.code, p.path, s.lot, s.condition
      having sum(s.units) <> 0
    ), ledger as (
      select named.item_id, named.code,
             coalesce(string_agg(lies.place, ', ' order by lies.place), 'not on hand') as place
        from (select distinct item_id, code from side) named
        left join lies using (item_id, code)
       group by named.item_id, named.code
    ), kept as (
      select s.item_id, s.code, case when s.site_id is null then 'not on hand'
               else concat_ws(' ', p.path, nullif(s.lot, ''), s.condition) end as place
        from serial s left join location p on p.id = s.location_id
       where s.bucket = ${bucket}
    )
    select 'serial' as check, concat_ws(' ', i.sku, 'serial', code) as subject,
           coalesce(ledger.place, 'no movement') as expected, coalesce(kept.place, 'no row') as found
      from ledger full join kept using (item_id, code)
      left join item i on i.id = item_id
     where ledger.place is distinct from kept.place`
}

/** A serial's row stands on the movement that brought it there. */
export function checkSerialRows(bucket: number): Statement {
  return sql`
    select 'serial_row' as check, concat_ws(' ', i.sku, 'serial', s.code) as subject,
           concat_ws(' ', 'brought to', coalesce(p.path, s.location_id::text), 'at a site of that place') as expected,
           case when m.id is null then 'no such movement' when p.site_id is distinct from s.site_id
                then 'another site' else concat('movement ', m.id) end as found
      from serial s
      left join item i on i.id = s.item_id
      left join location p on p.id = s.location_id
      left join stock_movement m on m.bucket = s.bucket and m.id = s.movement_id
     where s.bucket = ${bucket}
       and ((m.item_id, m.serial, m.to_location_id, m.to_condition, m.lot)
            is distinct from (s.item_id, s.code, s.location_id, s.condition, s.lot)
            or p.site_id is distinct from s.site_id)`
}

/** Never more names than units at a place. */
export function checkSerialCounts(bucket: number): Statement {
  return sql`
    select 'serial_count' as check, concat_ws(' ', i.sku, 'at', p.path, nullif(named.lot, ''), named.condition) as subject,
           concat('at most ', coalesce(b.quantity, 0)) as expected, named.units::text as found
      from (select item_id, location_id, lot, condition, count(*) as units from serial
             where bucket = ${bucket} and site_id is not null
             group by item_id, location_id, lot, condition) named
      left join stock_balance b on b.bucket = ${bucket} and b.item_id = named.item_id
       and b.location_id = named.location_id and b.lot = named.lot and b.condition = named.condition
      left join item i on i.id = named.item_id
      left join location p on p.id = named.location_id
     where named.units > coalesce(b.quantity, 0)`
}

/** The day from which availability has to be looked at is that of the soonest lot. */
export function checkLapses(bucket: number): Statement {
  return sql`
    with soonest as (
      select b.item_id, b.site_id, min(l.expires_on) as day
        from stock_balance b
        join lot l on l.bucket = b.bucket and l.item_id = b.item_id and l.code = b.lot
       where b.bucket = ${bucket} and b.condition = 'sellable' and b.quantity > 0
       group by b.item_id, b.site_id
    )
    select 'lapse' as check, concat_ws(' ', i.sku, 'at', s.path) as subject,
           coalesce(soonest.day::text, 'never') as expected, coalesce(a.lapses_on::text, 'never') as found
      from stock_availability a
      left join soonest using (item_id, site_id)
      left join item i on i.id = a.item_id
      left join location s on s.id = a.site_id
     where a.bucket = ${bucket} and soonest.day is distinct from a.lapses_on`
}
