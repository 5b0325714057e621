-- What channels were told, one row for each batch: for people who ask when a number went out.

create table channel_write (
  id uuid primary key,
  account_id uuid not null references channel_account (id) on delete cascade,
  at timestamptz not null,
  milliseconds integer not null,
  numbers integer not null,
  failed integer not null,
  -- The first refusal of the batch.
  error text,
  -- Some of them: their SKU, from what, to what.
  lines jsonb not null,
  constraint channel_write_in_range check (failed between 0 and numbers)
);
create index channel_write_by_time on channel_write (account_id, at desc);
create index channel_write_old on channel_write (at);
create index channel_message_done on channel_message (done_at) where state = 'done';
grant select, insert, delete on channel_write to onhand_app;
