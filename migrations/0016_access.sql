-- What people set for themselves: how they like their screens, and views of lists that they named.

-- One choice of one person, by name; its text means something to the program that wrote it only.
create table user_preference (
  user_id uuid not null references app_user (id) on delete cascade,
  name text not null,
  value text not null,
  updated_at timestamptz not null,
  constraint user_preference_pkey primary key (user_id, name),
  constraint user_preference_in_range check (length(name) between 1 and 120 and length(value) <= 10000)
);
grant select, insert, update, delete on user_preference to onhand_app;

-- A list as somebody wants to see it again: what is filtered and sorted, and which columns.
create table saved_view (
  id uuid primary key,
  -- The list, such as `inventory`.
  list text not null,
  owner_id uuid not null references app_user (id) on delete cascade,
  name text not null,
  shared boolean not null,
  -- The parameters of the list's address.
  search jsonb not null,
  -- Columns, widths and pins; null leaves them to the reader.
  layout jsonb,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint saved_view_name_taken unique (list, owner_id, name),
  constraint saved_view_in_range check (length(name) between 1 and 60 and length(list) between 1 and 60)
);
create index saved_view_by_owner on saved_view (owner_id);
grant select, insert, update, delete on saved_view to onhand_app;

-- Where a site is: it stands on purchase orders and labels.
alter table location add column address jsonb;
alter table location add constraint only_sites_have_addresses check (kind = 'site' or address is null);
-- A scanned label may hold the bin's code alone, and the search for everything reads by prefix.
create index location_by_code on location (lower(code) text_pattern_ops);
create index location_by_name on location (lower(name) text_pattern_ops);
create index location_by_path_prefix on location (lower(path) text_pattern_ops);

-- The search for everything finds documents by the beginning of their reference. Shipments are left
-- out: theirs is the order's, and they are too many to pay for.
create index stock_movement_by_reference on stock_movement (lower(reference) text_pattern_ops)
  where reference <> '' and cause in ('receipt', 'adjustment', 'move');
