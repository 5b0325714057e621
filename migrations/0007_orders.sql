-- Demand before the ledger began: what was sold by item, site, channel and day. History, not stock.

create table sales_day (
  -- An item with history is archived, not deleted.
  item_id uuid not null constraint item_has_sales_history references item (id),
  site_id uuid not null constraint location_has_sales_history references location (id),
  -- '' where the file did not say.
  channel text not null default '',
  day date not null,
  units bigint not null,
  -- Null where nobody told the revenue.
  revenue_minor bigint,
  -- The share of the day in which the item could be bought; null where nobody knows.
  in_stock_share numeric(4,3),
  constraint sales_day_pkey primary key (item_id, site_id, channel, day),
  constraint sales_units_not_negative check (units >= 0),
  constraint in_stock_share_in_range check (in_stock_share between 0 and 1)
);
create index sales_day_by_day on sales_day (day);
grant select, insert, update, delete on sales_day to onhand_app;

-- What the ledger itself shipped to customers and never reversed, with the time zone of its site.
-- A reversal takes the whole movement back: that sale never was, on no day.
create view standing_shipment as
select movement.item_id, place.site_id, site.time_zone, movement.occurred_at, movement.quantity
  from stock_movement movement
  join item on item.id = movement.item_id and item.bucket = movement.bucket
  join location place on place.id = movement.from_location_id
  join location site on site.id = place.site_id
 where movement.cause = 'shipment'
   and movement.to_location_id = '00000000-0000-7000-8000-000000000002'
   and not exists (
     select from stock_movement reversal
      where reversal.bucket = movement.bucket and reversal.reverses_id = movement.id);
grant select on standing_shipment to onhand_app;

-- Units shipped by the business day of the site.
create view shipped_day as
select item_id, site_id, (occurred_at at time zone time_zone)::date as day,
       sum(quantity)::bigint as units
  from standing_shipment
 group by item_id, site_id, (occurred_at at time zone time_zone)::date;
grant select on shipped_day to onhand_app;

-- The one series of demand: history up to the day on which the ledger's own shipments of the item
-- at the site begin, the ledger from that day on. Days without a row had no sales.
create view demand_day as
select history.item_id, history.site_id, history.channel, history.day, history.units,
       history.revenue_minor, history.in_stock_share, false as from_ledger
  from sales_day history
  left join (
    select item_id, site_id, (min(occurred_at) at time zone time_zone)::date as day
      from standing_shipment
     group by item_id, site_id, time_zone) begun
    on begun.item_id = history.item_id and begun.site_id = history.site_id
 where begun.day is null or history.day < begun.day
union all
select shipped.item_id, shipped.site_id, '', shipped.day, shipped.units,
       null::bigint, null::numeric(4,3), true
  from shipped_day shipped;
grant select on demand_day to onhand_app;

-- The same series for some items and days. The view has to look at every shipment there is to know
-- where each item's ledger begins; here only those of the items asked for are read.
create function demand_of(items uuid[], from_day date, to_day date)
returns table (item_id uuid, site_id uuid, channel text, day date, units bigint, revenue_minor bigint,
               in_stock_share numeric)
language sql stable as $$
  with shipped as materialized (
    select * from shipped_day where shipped_day.item_id = any (items)),
  begun as (
    select shipped.item_id, shipped.site_id, min(shipped.day) as day
      from shipped group by shipped.item_id, shipped.site_id)
  select history.item_id, history.site_id, history.channel, history.day, history.units,
         history.revenue_minor, history.in_stock_share
    from sales_day history
    left join begun on begun.item_id = history.item_id and begun.site_id = history.site_id
   where history.item_id = any (items) and history.day between from_day and to_day
     and (begun.day is null or history.day < begun.day)
  union all
  select shipped.item_id, shipped.site_id, '', shipped.day, shipped.units, null::bigint, null::numeric
    from shipped where shipped.day between from_day and to_day
$$;
grant execute on function demand_of(uuid[], date, date) to onhand_app;
