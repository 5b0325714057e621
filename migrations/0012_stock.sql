-- Where each serial is: the key holds that it is in one place at a time. Off hand, it lies at the end
-- that it went to, with no site.
create table serial (
  bucket smallint not null,
  item_id uuid not null,
  code text not null,
  location_id uuid not null,
  site_id uuid,
  lot text not null default '',
  condition text not null default 'sellable',
  -- The movement that brought it here; none while it has only been named.
  movement_id uuid,
  updated_at timestamptz not null,
  constraint serial_pkey primary key (bucket, item_id, code),
  constraint serial_code_is_trimmed check (code <> '' and code = btrim(code)),
  constraint serial_condition_known check (
    condition in ('sellable', 'inspection', 'quarantine', 'damaged', 'expired'))
);
create index serial_by_place on serial (bucket, item_id, location_id) where site_id is not null;
create index serial_by_code on serial (code);
grant select, insert, update on serial to onhand_app;

-- The history of a serial; an item without serials pays nothing for it.
create index stock_movement_by_serial on stock_movement (bucket, item_id, serial)
  where serial is not null;

-- The first day on which something sellable there is over its date; null where nothing expires. From
-- the midnight of the site on, units are promised only after a look at what has lapsed.
alter table stock_availability add column lapses_on date;

update stock_availability a
   set lapses_on = lapse.day
  from (select b.bucket, b.item_id, b.site_id, min(l.expires_on) as day
          from lot l
          join stock_balance b on b.bucket = l.bucket and b.item_id = l.item_id and b.lot = l.code
         where l.expires_on is not null and b.condition = 'sellable' and b.quantity > 0
         group by b.bucket, b.item_id, b.site_id) lapse
 where a.bucket = lapse.bucket and a.item_id = lapse.item_id and a.site_id = lapse.site_id;
