-- Files in: each import keeps its file, what it changed and what was wrong, so that it can be rolled back.

create table import (
  id uuid primary key,
  kind text not null,
  file_name text not null default '',
  file_bytes bigint not null default 0,
  file_hash text not null default '',
  dry_run boolean not null,
  options jsonb not null default '{}',
  mapping jsonb,
  state text not null,
  problem jsonb,
  rows_total bigint,
  rows_done bigint not null default 0,
  created_count bigint not null default 0,
  changed_count bigint not null default 0,
  unchanged_count bigint not null default 0,
  error_count bigint not null default 0,
  actor jsonb not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  rolled_back_at timestamptz,
  constraint import_kind_known check (
    kind in ('items', 'opening_stock', 'sales', 'suppliers', 'incoming')),
  constraint import_state_known check (
    state in ('queued', 'running', 'done', 'failed', 'cancelled', 'rolling_back', 'rolled_back'))
);
create index import_by_age on import (created_at);
grant select, insert, update, delete on import to onhand_app;

-- The file itself, in pieces, so that any process can work it in constant memory.
create table import_chunk (
  import_id uuid not null references import (id) on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (import_id, number)
);
grant select, insert, update, delete on import_chunk to onhand_app;

-- Rows that could not be taken, with the reason; they become the errors file.
create table import_error (
  import_id uuid not null references import (id) on delete cascade,
  row_number bigint not null,
  cells jsonb not null,
  code text not null,
  reason text not null,
  primary key (import_id, row_number)
);
grant select, insert, delete on import_error to onhand_app;

-- What each applied row did, with what stood there before: rollback plays it back.
create table import_change (
  import_id uuid not null references import (id) on delete cascade,
  row_number bigint not null,
  subject_kind text not null,
  subject_id text not null,
  -- null: the row was created; otherwise the values before.
  before jsonb,
  after jsonb,
  primary key (import_id, row_number, subject_kind, subject_id)
);
create index import_change_by_subject on import_change (subject_kind, subject_id);
grant select, insert, delete on import_change to onhand_app;
