-- The ledger and what is derived from it. Each hot table leads with the item's bucket, has no trigger,
-- no sequence and no foreign key, so that it can be spread over machines by bucket unchanged.

-- Everything is a movement: units go from one location to another. Never changed, never deleted.
create table stock_movement (
  bucket smallint not null,
  id uuid not null,
  item_id uuid not null,
  from_location_id uuid not null,
  to_location_id uuid not null,
  from_condition text not null default 'sellable',
  to_condition text not null default 'sellable',
  -- '' for an item without lots.
  lot text not null default '',
  serial text,
  quantity bigint not null,
  -- Carried by every movement into stock, so that value at any instant comes from the ledger.
  unit_cost numeric(18,6),
  -- What kind of deed: receipt, shipment, adjustment, opening, move, reversal …
  cause text not null,
  -- The document and its line, where there is one.
  document_id uuid,
  document_line integer not null default 0,
  reference text not null default '',
  reason text not null default '',
  note text not null default '',
  reverses_id uuid,
  -- The expected receipt that this movement fulfils, or takes back.
  expected_receipt_id uuid,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  via text not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  constraint stock_movement_pkey primary key (bucket, id),
  constraint movement_already_reversed unique (bucket, reverses_id),
  constraint movement_quantity_positive check (quantity > 0),
  constraint movement_goes_somewhere check (
    from_location_id <> to_location_id or from_condition <> to_condition),
  constraint movement_condition_known check (
    from_condition in ('sellable', 'inspection', 'quarantine', 'damaged', 'expired')
    and to_condition in ('sellable', 'inspection', 'quarantine', 'damaged', 'expired')),
  constraint serial_moves_alone check (serial is null or quantity = 1),
  constraint movement_cost_in_range check (unit_cost >= 0)
);
create index stock_movement_by_item on stock_movement (bucket, item_id, id);
create index stock_movement_by_document on stock_movement (document_id) where document_id is not null;
-- Small, because rows arrive in this order.
create index stock_movement_by_time on stock_movement using brin (recorded_at);
grant select, insert on stock_movement to onhand_app;

-- Units at a physical location now. The database judges: never below zero, never clamped.
create table stock_balance (
  bucket smallint not null,
  item_id uuid not null,
  location_id uuid not null,
  lot text not null default '',
  condition text not null default 'sellable',
  site_id uuid not null,
  quantity bigint not null default 0,
  version bigint not null default 0,
  updated_at timestamptz not null,
  constraint stock_balance_pkey primary key (bucket, item_id, location_id, lot, condition),
  constraint not_enough_on_hand check (quantity >= 0)
);
create index stock_balance_by_location on stock_balance (location_id) where quantity > 0;
grant select, insert, update on stock_balance to onhand_app;

-- One row per item and site: the only row that reserving touches. May be negative when physical truth
-- (an adjustment, a count, an order that a channel has already accepted) leaves less than is promised.
create table stock_availability (
  bucket smallint not null,
  item_id uuid not null,
  site_id uuid not null,
  on_hand bigint not null default 0,
  unavailable bigint not null default 0,
  committed bigint not null default 0,
  held bigint not null default 0,
  available bigint generated always as (on_hand - unavailable - committed - held) stored,
  version bigint not null default 0,
  updated_at timestamptz not null,
  constraint stock_availability_pkey primary key (bucket, item_id, site_id),
  constraint availability_parts_not_negative check (
    on_hand >= 0 and unavailable >= 0 and unavailable <= on_hand and committed >= 0 and held >= 0)
);
grant select, insert, update on stock_availability to onhand_app;

create table lot (
  bucket smallint not null,
  item_id uuid not null,
  code text not null,
  expires_on date,
  created_at timestamptz not null,
  constraint lot_pkey primary key (bucket, item_id, code),
  constraint lot_code_is_trimmed check (code <> '' and code = btrim(code))
);
create index lot_by_expiry on lot (expires_on) where expires_on is not null;
grant select, insert, update on lot to onhand_app;

-- A promise of units. The bucket is that of its reference, held in the last six bits of its id.
create table reservation (
  bucket smallint not null,
  id uuid not null,
  reference text not null,
  state text not null,
  -- The lines as they were asked for; kits are not yet exploded here.
  lines jsonb not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  constraint reservation_pkey primary key (bucket, id),
  constraint reservation_state_known check (
    state in ('held', 'committed', 'shipped', 'released', 'expired')),
  constraint held_has_expiry check ((state = 'held') <= (expires_at is not null))
);
-- One reservation per reference, so that a repeated order never reserves or ships twice; a released or
-- expired one leaves its reference free and stays as history.
create unique index reservation_reference_taken on reservation (bucket, reference)
  where state in ('held', 'committed', 'shipped');
create index reservation_ended_by_reference on reservation (bucket, reference, id)
  where state in ('released', 'expired');
create index reservation_by_expiry on reservation (expires_at) where state = 'held';
grant select, insert, update on reservation to onhand_app;

-- What a reservation takes: kits exploded, lines summed per item and site. The item's bucket.
-- A line is guarded by its availability row's lock, so that an item's promises change in one bucket only.
create table reservation_line (
  bucket smallint not null,
  reservation_id uuid not null,
  reference text not null,
  item_id uuid not null,
  site_id uuid not null,
  quantity bigint not null,
  shipped bigint not null default 0,
  state text not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  constraint reservation_line_pkey primary key (bucket, reservation_id, item_id, site_id),
  constraint reservation_line_in_range check (quantity > 0 and shipped between 0 and quantity),
  constraint reservation_line_state_known check (
    state in ('held', 'committed', 'shipped', 'released', 'expired'))
);
create index reservation_line_live on reservation_line (bucket, item_id, site_id)
  where state in ('held', 'committed');
create index reservation_line_expiring on reservation_line (bucket, item_id, site_id, expires_at)
  where state = 'held';
create index reservation_line_by_reservation on reservation_line (reservation_id);
grant select, insert, update on reservation_line to onhand_app;

-- What was said to lie somewhere when the ledger began. A later word corrects the ledger by its difference
-- to this one, so that the same file twice changes nothing, whatever was sold in between.
create table opening_balance (
  bucket smallint not null,
  id uuid not null,
  item_id uuid not null,
  location_id uuid not null,
  lot text not null default '',
  quantity bigint not null,
  document_id uuid not null,
  reversed boolean not null default false,
  created_at timestamptz not null,
  constraint opening_balance_pkey primary key (bucket, id),
  constraint opening_balance_in_range check (quantity >= 0)
);
create index opening_balance_by_place on opening_balance (bucket, item_id, location_id, lot, id)
  where not reversed;
create index opening_balance_by_document on opening_balance (document_id);
grant select, insert, update on opening_balance to onhand_app;

-- Units that are expected: `incoming` is what is still open here. Fed by imports now, by purchase orders later.
create table expected_receipt (
  bucket smallint not null,
  id uuid not null,
  item_id uuid not null,
  site_id uuid not null,
  quantity bigint not null,
  received bigint not null default 0,
  expected_on date,
  source text not null,
  reference text not null default '',
  closed boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint expected_receipt_pkey primary key (bucket, id),
  constraint expected_receipt_in_range check (quantity > 0 and received >= 0)
);
create index expected_receipt_open on expected_receipt (bucket, item_id, site_id) where not closed;
grant select, insert, update on expected_receipt to onhand_app;
