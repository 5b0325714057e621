-- Files in: each import keeps its file, what it changed and what was wrong, so that it can be rolled back.

create table import (
  id uuid primary key,
  kind text not null,
  file_name text not null default '',
  file_bytes bigint not null default 0,
  file_hash text not null default '',
  dry_run boolean not null,
  options jsonb not null default '{}',
  -- What the caller asked for; null: by the names in the header.
  mapping jsonb,
  -- What was used: for each column of the header its field, or null.
  header jsonb,
  columns jsonb,
  state text not null,
  -- 'reading': rows are checked into import_row; 'applying': import_row is worked off.
  phase text not null default 'reading',
  -- The last row that was read; committed with each batch.
  position bigint not null default 0,
  -- Batches that were applied, in the order in which they were committed.
  batch_count integer not null default 0,
  problem jsonb,
  rows_read bigint not null default 0,
  rows_total bigint,
  rows_done bigint not null default 0,
  created_count bigint not null default 0,
  changed_count bigint not null default 0,
  unchanged_count bigint not null default 0,
  error_count bigint not null default 0,
  reverted_count bigint not null default 0,
  kept_count bigint not null default 0,
  actor jsonb not null,
  -- The process that works on it, until when; after that another one may go on.
  lease_id uuid,
  lease_until timestamptz,
  queued_at timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  rolled_back_at timestamptz,
  constraint import_kind_known check (
    kind in ('items', 'opening_stock', 'sales', 'suppliers', 'incoming')),
  constraint import_phase_known check (phase in ('reading', 'applying')),
  constraint import_state_known check (
    state in ('uploading', 'queued', 'running', 'done', 'failed', 'cancelled', 'rolling_back', 'rolled_back'))
);
create index import_by_age on import (created_at, id);
create index import_waiting on import (queued_at, id) where state in ('queued', 'running', 'rolling_back');
grant select, insert, update, delete on import to onhand_app;

-- The file itself, in pieces, so that any process can work it in constant memory.
create table import_chunk (
  import_id uuid not null references import (id) on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (import_id, number)
);
grant select, insert, update, delete on import_chunk to onhand_app;

-- Rows that were read and are right in themselves, until they are applied.
create table import_row (
  import_id uuid not null references import (id) on delete cascade,
  row_number bigint not null,
  -- How many rows of the file it stands for, where rows of one day are summed.
  line_count integer not null default 1,
  value jsonb not null,
  primary key (import_id, row_number)
);
grant select, insert, update, delete on import_row to onhand_app;

-- What a file may name only once, such as a SKU, and the row that does.
create table import_key (
  import_id uuid not null references import (id) on delete cascade,
  key text not null,
  row_number bigint not null,
  primary key (import_id, key)
);
grant select, insert, update, delete on import_key to onhand_app;

-- Rows that could not be taken, or could not be taken back, with the reason.
create table import_error (
  import_id uuid not null references import (id) on delete cascade,
  part text not null,
  row_number bigint not null,
  code text not null,
  reason text not null,
  primary key (import_id, part, row_number),
  constraint import_error_part_known check (part in ('run', 'rollback'))
);
grant select, insert, delete on import_error to onhand_app;

-- What each applied row did, with what stood there before: rollback plays it back, newest batch first,
-- and forgets what it has taken back.
create table import_change (
  import_id uuid not null references import (id) on delete cascade,
  -- Which of the import's transactions it was, counted from 1 in the order of their commits.
  batch integer not null,
  row_number bigint not null,
  -- A list of {subjectKind, subjectId, before, after}; before is null where something was created.
  changes jsonb not null,
  primary key (import_id, batch, row_number)
);
grant select, insert, delete on import_change to onhand_app;
