-- Orders: what customers bought, line by line, and what has become of each unit.

-- Numbers of orders by hand and by API; gaps are harmless.
create sequence order_number start 1001;
grant usage on sequence order_number to onhand_app;

create table sales_order (
  id uuid primary key,
  -- As people call it: the channel's own number, or ours.
  number text not null,
  -- The account of a channel, 'hand', or what an API caller says. Without a reference: channels stand to the right.
  channel text not null,
  channel_name text not null,
  source text not null,
  external_id text,
  -- What its lines, holds and confirmation amount to; written with every change, so that lists find it by index.
  state text not null,
  -- False while the channel has not settled it: promised, not to be shipped.
  confirmed boolean not null default true,
  -- Why it is held by us, and by its channel; '' where it is not.
  hold_reason text not null default '',
  channel_hold text not null default '',
  -- A hold of its channel that somebody here has lifted.
  hold_lifted text not null default '',
  -- What it had shipped when it was first seen left before our books began.
  opening boolean not null default false,
  -- The sites that may serve it, the preferred first; empty means every site that ships orders.
  site_ids uuid[] not null default '{}',
  -- The state of the country that it goes to, for routing; the address itself is sealed elsewhere.
  ship_region text not null default '',
  note text not null default '',
  placed_at timestamptz not null,
  ship_by timestamptz,
  -- What was last taken from the channel, so that an older snapshot is told from a newer one.
  channel_updated_at timestamptz,
  channel_version text not null default '',
  channel_read_at timestamptz,
  -- The promise of what is still open, where there is one.
  reservation_id uuid,
  unmapped_lines integer not null default 0,
  -- When nothing was open any more, and until then null.
  closed_at timestamptz,
  version bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint external_order_taken unique (channel, external_id),
  constraint order_source_known check (source in ('channel', 'api', 'hand')),
  constraint order_state_known check (
    state in ('pending', 'on_hold', 'open', 'part_shipped', 'shipped', 'cancelled'))
);
create index sales_order_by_age on sales_order (placed_at desc, id desc);
create index sales_order_by_state on sales_order (state, placed_at desc, id desc);
create index sales_order_by_channel on sales_order (channel, placed_at desc, id desc);
create index sales_order_by_number on sales_order (lower(number) text_pattern_ops);
create index sales_order_by_external_id on sales_order (external_id) where external_id is not null;
create index sales_order_by_ship_by on sales_order (ship_by)
  where state in ('pending', 'on_hold', 'open', 'part_shipped');
create index sales_order_unmapped on sales_order (placed_at desc, id desc) where unmapped_lines > 0;
grant select, insert, update on sales_order to onhand_app;

-- Units of one item in one order, as running totals; none is ever clamped.
create table sales_order_line (
  id uuid primary key,
  order_id uuid not null references sales_order (id),
  position integer not null,
  external_line_id text,
  -- How the channel names what was sold.
  external_sku text not null default '',
  listing text not null default '',
  title text not null default '',
  barcode text not null default '',
  -- The key of its mapping in its channel: the SKU there, or the listing.
  mapping_key text not null default '',
  -- Null while nobody knows which item it is: the line waits, and promises nothing.
  item_id uuid constraint item_has_orders references item (id),
  -- Base units in one sold unit.
  pack_size bigint not null default 1,
  -- 'channel': from stock that is not ours to promise.
  fulfilled_by text not null default 'merchant',
  -- Whether it may wait for stock: 'stock' may not, 'backorder' may, 'preorder' waits for what is expected.
  meets text not null default 'stock',
  ordered bigint not null,
  cancelled bigint not null default 0,
  -- Cancelled by us and not yet seen in the channel's own total.
  cancelled_here bigint not null default 0,
  shipped bigint not null default 0,
  -- Of the shipped ones, those that had left when our books began.
  shipped_before bigint not null default 0,
  returned bigint not null default 0,
  refunded bigint not null default 0,
  price_minor bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint external_line_repeated unique (order_id, external_line_id),
  constraint order_line_pack_in_range check (pack_size >= 1),
  constraint order_line_fulfilled_by_known check (fulfilled_by in ('merchant', 'channel')),
  constraint order_line_meets_known check (meets in ('stock', 'backorder', 'preorder')),
  constraint order_line_units_in_range check (
    ordered >= 0 and cancelled >= 0 and shipped >= 0 and cancelled + shipped <= ordered
    and returned between 0 and shipped and refunded between 0 and ordered
    and cancelled_here between 0 and cancelled and shipped_before between 0 and shipped)
);
create index sales_order_line_by_order on sales_order_line (order_id, position);
create index sales_order_line_by_item on sales_order_line (item_id, order_id);
create index sales_order_line_waiting on sales_order_line (mapping_key, order_id)
  where item_id is null and fulfilled_by = 'merchant';
grant select, insert, update on sales_order_line to onhand_app;

-- From which site the open units of a line are to be shipped, and why from there.
create table order_allocation (
  line_id uuid not null references sales_order_line (id),
  site_id uuid not null constraint location_has_orders references location (id),
  quantity bigint not null,
  reason jsonb not null,
  constraint order_allocation_pkey primary key (line_id, site_id),
  constraint order_allocation_in_range check (quantity > 0)
);
create index order_allocation_by_site on order_allocation (site_id);
grant select, insert, update, delete on order_allocation to onhand_app;

-- What a transition of units did to stock. A line belongs to one external order of one channel, so that
-- the same transition by the same cause is done once.
create table order_effect (
  id uuid primary key,
  order_id uuid not null references sales_order (id),
  line_id uuid not null references sales_order_line (id),
  from_state text not null,
  to_state text not null,
  effect text not null,
  -- Sold units, not base units.
  quantity bigint not null,
  -- What caused it: the channel's snapshot, a shipment, a request.
  cause text not null,
  reservation_id uuid,
  -- The document of the movements that it made.
  document_id uuid,
  at timestamptz not null,
  constraint order_effect_done unique (line_id, from_state, to_state, cause)
);
create index order_effect_by_order on order_effect (order_id, id);
grant select, insert on order_effect to onhand_app;

create table order_shipment (
  id uuid primary key,
  order_id uuid not null references sales_order (id),
  site_id uuid not null constraint location_has_orders references location (id),
  carrier text not null default '',
  service text not null default '',
  tracking text not null default '',
  note text not null default '',
  -- Whether its channel told us, so that it is not told back.
  by_channel boolean not null,
  document_id uuid,
  shipped_at timestamptz not null,
  delivered_at timestamptz,
  created_at timestamptz not null
);
create index order_shipment_by_order on order_shipment (order_id, id);
create index order_shipment_by_tracking on order_shipment (tracking) where tracking <> '';
grant select, insert, update on order_shipment to onhand_app;

create table order_shipment_line (
  shipment_id uuid not null references order_shipment (id),
  line_id uuid not null references sales_order_line (id),
  quantity bigint not null,
  constraint order_shipment_line_pkey primary key (shipment_id, line_id),
  constraint order_shipment_line_in_range check (quantity > 0)
);
create index order_shipment_line_by_line on order_shipment_line (line_id);
grant select, insert on order_shipment_line to onhand_app;

create table order_refund (
  id uuid primary key,
  order_id uuid not null references sales_order (id),
  amount_minor bigint,
  reason text not null default '',
  by_channel boolean not null,
  -- Each line with its units and what became of them.
  lines jsonb not null,
  created_at timestamptz not null,
  constraint order_refund_in_range check (amount_minor >= 0)
);
create index order_refund_by_order on order_refund (order_id, id);
grant select, insert on order_refund to onhand_app;

-- Whom an order goes to: only what a carrier needs, sealed by the master key, erased when its time is over.
create table order_ship_to (
  order_id uuid primary key references sales_order (id),
  sealed text,
  erased_at timestamptz,
  updated_at timestamptz not null,
  constraint erased_is_gone check (erased_at is null or sealed is null)
);
create index order_ship_to_kept on order_ship_to (order_id) where sealed is not null;
grant select, insert, update on order_ship_to to onhand_app;

-- What a channel's SKU or listing is with us.
create table sku_alias (
  channel text not null,
  mapping_key text not null,
  item_id uuid not null constraint item_has_aliases references item (id),
  pack_size bigint not null default 1,
  created_at timestamptz not null,
  constraint sku_alias_pkey primary key (channel, mapping_key),
  constraint sku_alias_pack_in_range check (pack_size >= 1)
);
create index sku_alias_by_item on sku_alias (item_id);
grant select, insert, update, delete on sku_alias to onhand_app;

-- How a site serves orders; a site without a row ships, at the lowest rank.
create table order_site (
  site_id uuid primary key references location (id) on delete cascade,
  -- Lower ships first.
  rank integer not null,
  ships boolean not null,
  postal_code text not null default '',
  updated_at timestamptz not null,
  constraint order_site_rank_in_range check (rank between 0 and 1000)
);
grant select, insert, update on order_site to onhand_app;
