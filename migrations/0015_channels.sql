-- Sales channels: accounts, what they list, what each listing is told, and what came from outside.

create table channel_account (
  id uuid primary key,
  code text not null,
  name text not null,
  -- Which connector speaks to it: shopify, woocommerce, amazon, …
  connector text not null,
  -- shadow: shows what it would write and writes nothing; live: writes; paused: neither reads nor writes.
  state text not null default 'shadow',
  -- Addresses and such; nothing secret.
  settings jsonb not null default '{}',
  -- The sites whose stock it shows, the preferred first; empty means every active site.
  site_ids uuid[] not null default '{}',
  -- For channels that keep stock by place: which of theirs is which site of ours.
  places jsonb not null default '[]',
  -- What holds for its listings unless they say otherwise: ring-fence, buffer, share, maximum, minimum.
  rule jsonb not null default '{}',
  drift_policy text not null default 'repair',
  -- Without a read of its orders for so long it is blind.
  blind_after_minutes integer not null default 30,
  blind_action text not null default 'buffer',
  -- Set while it is.
  blind_since timestamptz,
  -- A round that would bring more than this share of the listings to zero waits for a yes.
  mass_change_share numeric(4,3) not null default 0.2,
  mass_change_waiting boolean not null default false,
  mass_change_allowed_until timestamptz,
  -- Orders changed after this instant are still to be read; and when they were last read in full.
  orders_watermark timestamptz not null,
  orders_read_at timestamptz,
  orders_due_at timestamptz not null,
  listings_read_at timestamptz,
  scan_due_at timestamptz not null,
  scanned_at timestamptz,
  -- The 95th percentile from a change of stock to its write here, over the last writes.
  push_lag_ms integer,
  -- The breaker: after several failures in a row nothing is tried until then.
  failures integer not null default 0,
  open_until timestamptz,
  error_code text,
  error text,
  error_at timestamptz,
  -- Who works on it: one process at a time.
  lease_owner text,
  lease_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint channel_code_taken unique (code),
  constraint channel_code_is_plain check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  constraint channel_state_known check (state in ('shadow', 'live', 'paused', 'reconnect', 'removed')),
  constraint channel_policy_known check (
    drift_policy in ('repair', 'report') and blind_action in ('buffer', 'stop', 'nothing')),
  constraint channel_values_in_range check (
    blind_after_minutes between 1 and 10080 and mass_change_share > 0 and mass_change_share <= 1)
);
grant select, insert, update, delete on channel_account to onhand_app;

-- Credentials, each sealed under a key of its own.
create table channel_secret (
  account_id uuid not null references channel_account (id) on delete cascade,
  name text not null,
  sealed text not null,
  expires_at timestamptz,
  updated_at timestamptz not null,
  constraint channel_secret_pkey primary key (account_id, name)
);
grant select, insert, update, delete on channel_secret to onhand_app;

-- What a channel offers for sale. The network that fulfils it is part of its key: one SKU may be sold
-- from our stock and from the channel's own at once.
create table listing (
  id uuid primary key,
  account_id uuid not null references channel_account (id) on delete cascade,
  -- The channel's own keys: listing, variant, inventory item.
  external_key text not null,
  ref jsonb not null,
  external_sku text not null default '',
  title text not null default '',
  barcode text not null default '',
  asin text not null default '',
  status text not null default 'active',
  -- Whether the channel keeps a number for it at all.
  tracked boolean not null default true,
  fulfilled_by text not null default 'merchant',
  item_id uuid constraint item_is_listed references item (id),
  -- How it found its item: sku, barcode, asin, hand.
  mapped_by text,
  -- Base units in one unit of the listing.
  pack_size integer not null default 1,
  -- Overrides of the account's rule, field by field.
  rule jsonb not null default '{}',
  -- Not told anything while off.
  enabled boolean not null default true,
  seen_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint listing_is_once unique (account_id, external_key),
  constraint listing_status_known check (status in ('active', 'inactive', 'ended')),
  constraint listing_fulfilment_known check (fulfilled_by in ('merchant', 'channel')),
  constraint listing_pack_in_range check (pack_size between 1 and 1000000),
  constraint listing_mapping_known check (
    (item_id is null) = (mapped_by is null) and mapped_by in ('sku', 'barcode', 'asin', 'hand'))
);
create index listing_by_item on listing (item_id) where item_id is not null;
create index listing_by_title on listing (account_id, title, id);
create index listing_by_external_sku on listing (account_id, external_sku);
grant select, insert, update, delete on listing to onhand_app;

-- What a listing should show, was told, and shows; one row for each place where the channel keeps stock.
create table listing_stock (
  listing_id uuid not null references listing (id) on delete cascade,
  account_id uuid not null,
  -- The channel's place; '' where it keeps one number.
  place text not null default '',
  target bigint not null,
  -- Grows with each new target: the newest wins, wherever it was computed.
  target_seq bigint not null,
  target_at timestamptz not null,
  sent bigint,
  sent_seq bigint not null default 0,
  sent_at timestamptz,
  seen bigint,
  seen_at timestamptz,
  state text not null default 'idle',
  -- 0: to zero, 1: down, 2: up. Lower goes first.
  urgency smallint not null default 2,
  due_at timestamptz not null,
  attempts integer not null default 0,
  -- An asynchronous write that the channel has taken but not yet said done.
  job_id text,
  error_code text,
  error text,
  drift_since timestamptz,
  drift_cause text,
  corrections integer not null default 0,
  corrected_at timestamptz,
  constraint listing_stock_pkey primary key (listing_id, place),
  constraint listing_stock_state_known check (state in ('idle', 'due', 'waiting', 'failed'))
);
create index listing_stock_due on listing_stock (account_id, urgency, due_at) where state = 'due';
create index listing_stock_waiting on listing_stock (account_id) where state = 'waiting';
create index listing_stock_failed on listing_stock (account_id) where state = 'failed';
create index listing_stock_drifted on listing_stock (account_id) where drift_since is not null;
grant select, insert, update, delete on listing_stock to onhand_app;

-- Units that a channel itself holds (FBA and the like): read, never written, never ours to promise.
create table channel_pool (
  account_id uuid not null references channel_account (id) on delete cascade,
  external_sku text not null,
  item_id uuid references item (id),
  fulfillable bigint not null default 0,
  inbound bigint not null default 0,
  reserved bigint not null default 0,
  unfulfillable bigint not null default 0,
  researching bigint not null default 0,
  seen_at timestamptz not null,
  constraint channel_pool_pkey primary key (account_id, external_sku)
);
create index channel_pool_by_item on channel_pool (item_id) where item_id is not null;
grant select, insert, update, delete on channel_pool to onhand_app;

-- Each change of such a pool, as a line of its own small ledger.
create table channel_pool_change (
  id uuid primary key,
  account_id uuid not null references channel_account (id) on delete cascade,
  external_sku text not null,
  field text not null,
  delta bigint not null,
  balance bigint not null,
  at timestamptz not null
);
create index channel_pool_change_by_sku on channel_pool_change (account_id, external_sku, id);
grant select, insert on channel_pool_change to onhand_app;

-- What came from outside: verified, kept, answered, then worked as a hint to read again.
create table channel_message (
  id uuid primary key,
  account_id uuid not null references channel_account (id) on delete cascade,
  dedupe_key text not null,
  topic text not null,
  hint_kind text not null,
  hint_id text,
  occurred_at timestamptz,
  received_at timestamptz not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  due_at timestamptz not null,
  error text,
  done_at timestamptz,
  constraint channel_message_once unique (account_id, dedupe_key),
  constraint channel_message_state_known check (state in ('waiting', 'done', 'dead'))
);
create index channel_message_waiting on channel_message (account_id, due_at) where state = 'waiting';
create index channel_message_by_time on channel_message (account_id, received_at desc);
grant select, insert, update, delete on channel_message to onhand_app;

-- What a channel is still to be told of an order: a shipment, a cancellation, a refund.
create table channel_task (
  id uuid primary key,
  account_id uuid not null references channel_account (id) on delete cascade,
  kind text not null,
  -- The deed that asked for it: told once.
  event_id uuid not null,
  order_id uuid not null,
  external_order_id text not null,
  payload jsonb not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  due_at timestamptz not null,
  result text,
  error_code text,
  error text,
  created_at timestamptz not null,
  done_at timestamptz,
  constraint channel_task_once unique (event_id, kind),
  constraint channel_task_kind_known check (kind in ('shipment', 'cancellation', 'refund')),
  constraint channel_task_state_known check (state in ('waiting', 'done', 'dead'))
);
create index channel_task_waiting on channel_task (account_id, due_at) where state = 'waiting';
create index channel_task_by_time on channel_task (account_id, created_at desc);
grant select, insert, update, delete on channel_task to onhand_app;

-- How far the news of our own stock has been carried to the listings.
create table channel_feed (
  name text primary key,
  xid xid8 not null,
  event_id uuid not null
);
grant select, insert, update on channel_feed to onhand_app;

-- How fast each channel sells an item, kits by their components; refreshed every hour for dynamic buffers.
create table channel_sales_rate (
  item_id uuid not null references item (id) on delete cascade,
  channel text not null,
  units_per_second double precision not null,
  constraint channel_sales_rate_pkey primary key (item_id, channel)
);
grant select, insert, update, delete on channel_sales_rate to onhand_app;

-- The kill switch of all writes to all channels: a row is there while it is pulled.
create table channel_freeze (
  only_one boolean primary key default true,
  since timestamptz not null,
  constraint channel_freeze_once check (only_one)
);
grant select, insert, update, delete on channel_freeze to onhand_app;
