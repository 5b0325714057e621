-- Files of any kind: what was found out about a file, rows corrected in place, remembered mappings, counts of stock.

alter table import
  -- What the file is, as was found out when it came.
  add column format text not null default 'csv',
  add column encoding text not null default 'utf-8',
  add column encoding_sure boolean not null default true,
  add column sheets jsonb not null default '[]',
  -- Rows that hold no data, and why: blank ones, totals, notes of the program that wrote the file.
  add column skipped jsonb not null default '{}',
  -- The export of another program that it was recognised as.
  add column preset text,
  -- What a dry run would change, of the first rows: each value before and after.
  add column samples jsonb not null default '[]',
  -- Whether only the corrected rows are worked now.
  add column correcting boolean not null default false,
  add constraint import_format_known check (format in ('csv', 'xlsx'));

alter table import
  drop constraint import_kind_known,
  add constraint import_kind_known check (
    kind in ('items', 'opening_stock', 'stock_counts', 'sales', 'suppliers', 'incoming')),
  drop constraint import_state_known,
  add constraint import_state_known check (
    state in ('uploading', 'draft', 'queued', 'running', 'done', 'failed', 'cancelled', 'rolling_back', 'rolled_back'));

-- The cells of a row that was not taken, so that it can be shown and corrected; null where they stand in the file alone.
alter table import_error add column cells jsonb;

-- Rows that people corrected in place: they stand for the file's own.
create table import_correction (
  import_id uuid not null references import (id) on delete cascade,
  row_number bigint not null,
  cells jsonb not null,
  -- Whether it is still to be worked.
  waiting boolean not null,
  primary key (import_id, row_number)
);
grant select, insert, update, delete on import_correction to onhand_app;

-- What the columns of files with these headers were once said to be.
create table import_mapping (
  id uuid primary key,
  kind text not null,
  -- The headers without order, case and marks, as one hash.
  header_key text not null,
  header jsonb not null,
  mapping jsonb not null,
  options jsonb not null,
  created_by text not null,
  updated_at timestamptz not null,
  constraint import_mapping_known_once unique (header_key)
);
grant select, insert, update, delete on import_mapping to onhand_app;
