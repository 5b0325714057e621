-- Requests that are more than one transaction, such as signing in, take their key before they begin:
-- `held_by` names the attempt that holds it, so that one which was taken for dead cannot keep its
-- answer any more. Cookies of an answer are kept apart, encrypted, and given again for minutes only.
alter table idempotency_key add column held_by uuid;
alter table idempotency_key add column cookies text;

-- How each item stands, at each site and (nil id) over all, in one narrow row, for sorting and filtering
-- by figures that else take a join of everything. Derived from other tables and rebuilt from them at any
-- time, so it is not logged: after a crash it is empty and is built anew.
create unlogged table item_standing (
  site_id uuid not null,
  item_id uuid not null,
  bucket smallint not null,
  sku text not null,
  title text not null,
  item_status text not null,
  on_hand bigint not null,
  unavailable bigint not null,
  committed bigint not null,
  held bigint not null,
  available bigint not null,
  incoming bigint not null,
  velocity double precision,
  reorder_point bigint,
  -- Days from the last sale to the end of the plan's window; null where nothing was ever sold.
  days_without_sale integer,
  abc_class text,
  value bigint,
  revenue bigint,
  constraint item_standing_pkey primary key (site_id, item_id)
) with (fillfactor = 80);
create index item_standing_by_bucket on item_standing (bucket, item_id);
grant select, insert, update, delete on item_standing to onhand_app;

-- One row: up to where the standings follow the events. Without it, or where `xid` is null, as after a
-- restore, nothing has been built.
create unlogged table item_standing_mark (
  id boolean not null default true,
  xid xid8,
  -- Something happened that does not name its items.
  outdated boolean not null default true,
  built_at timestamptz,
  build_seconds double precision not null default 0,
  constraint item_standing_mark_pkey primary key (id),
  constraint item_standing_mark_is_one check (id)
);
grant select, insert, update, delete on item_standing_mark to onhand_app;
