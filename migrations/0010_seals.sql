-- A seal says, signed, what an hour of the ledger and of the audit trail held. Never changed or deleted.
create table seal (
  number bigint not null,
  -- The hour that it seals: from here up to one hour later.
  hour timestamptz not null,
  -- What is signed, as it was signed: JSON with the hour, the seal before, and a hash for each bucket.
  body text not null,
  hash text not null,
  signature text not null,
  sealed_at timestamptz not null,
  constraint seal_pkey primary key (number),
  constraint hour_already_sealed unique (hour),
  constraint seal_of_whole_hour check (hour = date_trunc('hour', hour, 'UTC'))
);
grant select, insert on seal to onhand_app;

-- Small, because rows arrive in this order; seals and their proof read events by the hour.
create index event_by_time on event using brin (at) with (autosummarize = on);
