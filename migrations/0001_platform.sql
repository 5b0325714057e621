-- What every module stands on: deeds as events, answers kept for repeated requests, settings.

grant usage on schema public to onhand_app;
grant select on schema_migration to onhand_app;

-- A deed is a row here, in the deed's own transaction: audit trail, live feed, news to other modules.
-- Readers must not rely on id order alone: a row that commits late may bear a lower id. They read
-- rows whose transaction is below every transaction still open (xid < pg_snapshot_xmin), by (xid, id).
create table event (
  id uuid not null,
  xid xid8 not null default pg_current_xact_id(),
  type text not null,
  at timestamptz not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text not null default '',
  details jsonb not null default '{}',
  audience text not null default 'all',
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  actor_role text not null default '',
  via text not null,
  address text not null default '',
  agent text not null default '',
  request_id text not null,
  constraint event_pkey primary key (id),
  constraint event_type_is_noun_past check (type ~ '^[a-z_]+\.[a-z_]+$'),
  constraint event_audience_known check (audience in ('all', 'audit'))
);
create index event_by_commit on event (xid, id);
create index event_by_subject on event (subject_kind, subject_id, id);
create index event_by_type on event (type, id);
create index event_by_actor on event (actor_id, id);
grant select, insert on event to onhand_app;

-- The answer to a request that carried an Idempotency-Key; a row without status is in progress.
create table idempotency_key (
  bucket smallint not null,
  actor_id text not null,
  key text not null,
  request_hash text not null,
  status smallint,
  reply text,
  created_at timestamptz not null,
  constraint idempotency_key_pkey primary key (bucket, actor_id, key)
);
-- Small, because rows arrive in this order.
create index idempotency_key_by_age on idempotency_key using brin (created_at);
grant select, insert, update, delete on idempotency_key to onhand_app;

-- The company's settings, one row by name.
create table setting (
  name text primary key,
  value jsonb not null,
  updated_at timestamptz not null
);
grant select, insert, update, delete on setting to onhand_app;
