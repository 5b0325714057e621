-- Edits of many items at once are documents: what they changed can be read and taken back.

create table item_edit (
  id uuid primary key,
  note text not null default '',
  created_by text not null,
  created_at timestamptz not null,
  reverted_at timestamptz,
  reverted_by text,
  constraint item_edit_reverted_by_someone check ((reverted_at is null) = (reverted_by is null))
);
create index item_edit_by_time on item_edit (created_at, id);
grant select, insert, update on item_edit to onhand_app;

-- What it changed of one item: only the fields that differ.
create table item_edit_line (
  edit_id uuid not null references item_edit (id),
  line integer not null,
  item_id uuid not null,
  sku text not null,
  before jsonb not null,
  after jsonb not null,
  -- What became of it when the edit was taken back.
  reverted text,
  constraint item_edit_line_pkey primary key (edit_id, line)
);
grant select, insert, update on item_edit_line to onhand_app;
