-- What is worth telling somebody: alerts, how they reach people, and deeds told to programs outside.

-- One row for each time that something began to be wrong. A cause has one live row at a time: it ends by
-- itself when the cause ends, and the same cause later is a new row.
create table alert (
  id uuid primary key,
  kind text not null,
  -- What is wrong with what, such as `out_of_stock/<item>/<site>`.
  cause text not null,
  severity text not null,
  -- What it may cost, in cents; the formula is its kind's, the numbers are in `inputs`.
  money_minor bigint not null,
  subject_kind text not null,
  subject_id text not null,
  subject_name text not null,
  title text not null default '',
  item_id uuid,
  site_id uuid,
  inputs jsonb not null default '{}',
  -- What else its words are made of.
  facts jsonb not null default '{}',
  assigned_to uuid references app_user (id) on delete set null,
  snoozed_until timestamptz,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  -- When the cause was gone.
  ended_at timestamptz,
  -- When somebody put it away; its cause may go on, and is not told again while it does.
  closed_at timestamptz,
  closed_by text,
  constraint alert_severity_known check (severity in ('critical', 'warning', 'notice')),
  constraint alert_money_not_negative check (money_minor >= 0),
  constraint alert_closed_by_someone check ((closed_at is null) = (closed_by is null))
);
create unique index alert_once_per_cause on alert (cause) where ended_at is null;
create index alert_by_money on alert (money_minor desc, id) where ended_at is null and closed_at is null;
create index alert_by_kind on alert (kind, id) where ended_at is null;
create index alert_by_item on alert (item_id) where ended_at is null;
create index alert_by_time on alert (opened_at, id);
grant select, insert, update, delete on alert to onhand_app;

-- Up to where the alerts follow the events, and when every item was last looked at.
create table alert_mark (
  id boolean primary key default true,
  xid xid8,
  looked_at timestamptz,
  look_seconds double precision not null default 0,
  -- Something happened that does not name its items.
  outdated boolean not null default true,
  constraint alert_mark_is_one check (id)
);
grant select, insert, update, delete on alert_mark to onhand_app;

-- What the company wants to hear of; a kind without a row is told as it comes.
create table alert_rule (
  kind text primary key,
  enabled boolean not null,
  -- Below this money it is not worth telling.
  minimum_minor bigint not null,
  -- How far ahead it looks, where it does.
  days integer,
  updated_at timestamptz not null,
  constraint alert_rule_in_range check (minimum_minor >= 0 and days between 1 and 730)
);
grant select, insert, update, delete on alert_rule to onhand_app;

-- Deeds told to programs of other people.
create table webhook_endpoint (
  id uuid primary key,
  url text not null,
  description text not null default '',
  -- Types such as `order.created`, or nouns such as `order`; empty means every deed.
  event_types text[] not null default '{}',
  enabled boolean not null default true,
  -- Since when nothing has arrived; null while it goes well.
  failing_since timestamptz,
  -- Why we have switched it off ourselves: failing, gone.
  disabled_reason text,
  -- Who sends to it: one process at a time.
  lease_owner uuid,
  lease_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint webhook_in_range check (length(url) between 1 and 2000 and length(description) <= 200),
  constraint webhook_reason_known check (disabled_reason in ('failing', 'gone'))
);
grant select, insert, update, delete on webhook_endpoint to onhand_app;

-- Secrets that sign, each sealed under a key of its own; after a rotation both sign for a while.
create table webhook_secret (
  id uuid primary key,
  endpoint_id uuid not null references webhook_endpoint (id) on delete cascade,
  sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz
);
create index webhook_secret_by_endpoint on webhook_secret (endpoint_id, id);
grant select, insert, update, delete on webhook_secret to onhand_app;

-- One message for one endpoint. Its words are read from the event when it is sent; only what is no
-- event carries them itself.
create table webhook_delivery (
  id uuid primary key,
  endpoint_id uuid not null references webhook_endpoint (id) on delete cascade,
  event_id uuid,
  event_type text not null,
  payload jsonb,
  -- The order of commit, over all endpoints.
  sequence bigint not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  due_at timestamptz not null,
  response_status integer,
  response_body text not null default '',
  duration_ms integer,
  error text,
  created_at timestamptz not null,
  attempted_at timestamptz,
  done_at timestamptz,
  constraint webhook_delivery_once unique (endpoint_id, event_id),
  constraint webhook_delivery_state_known check (state in ('waiting', 'delivered', 'failed')),
  constraint webhook_delivery_tells_something check (event_id is not null or payload is not null)
);
create index webhook_delivery_waiting on webhook_delivery (endpoint_id, sequence) where state = 'waiting';
create index webhook_delivery_by_sequence on webhook_delivery (endpoint_id, sequence desc, id);
create index webhook_delivery_by_time on webhook_delivery (created_at);
grant select, insert, update, delete on webhook_delivery to onhand_app;

-- How far the deeds have been carried to the endpoints, and the number of the last one. A backup leaves
-- numbers of transactions out; restored, it stands where the events of the same transaction do.
create table webhook_feed (
  id boolean primary key default true,
  xid xid8 not null default pg_current_xact_id(),
  event_id uuid not null,
  sequence bigint not null default 0,
  constraint webhook_feed_is_one check (id)
);
grant select, insert, update, delete on webhook_feed to onhand_app;

-- Who is told of which alerts, and how.
create table notification_rule (
  id uuid primary key,
  -- Null: the company's.
  user_id uuid references app_user (id) on delete cascade,
  way text not null,
  -- Addresses of mail; a person's own where there are none.
  addresses text[] not null default '{}',
  -- Slack's address for incoming messages; it is a secret, so sealed.
  sealed_url text,
  endpoint_id uuid references webhook_endpoint (id) on delete cascade,
  -- Empty: every kind.
  kinds text[] not null default '{}',
  severity text not null default 'warning',
  pace text not null default 'at_once',
  -- The hour of the day of the digest, at the site, or in the company's time zone.
  digest_hour integer not null default 7,
  site_id uuid references location (id) on delete set null,
  enabled boolean not null default true,
  last_digest_on date,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint notification_way_known check (way in ('app', 'mail', 'slack', 'webhook')),
  constraint notification_way_complete check (
    (way = 'slack') = (sealed_url is not null) and (way = 'webhook') = (endpoint_id is not null)
    and (way <> 'app' or user_id is not null)
    and (way <> 'mail' or user_id is not null or cardinality(addresses) > 0)),
  constraint notification_severity_known check (severity in ('critical', 'warning', 'notice')),
  constraint notification_pace_known check (pace in ('at_once', 'daily')),
  constraint notification_hour_in_range check (digest_hour between 0 and 23)
);
create index notification_rule_by_user on notification_rule (user_id);
grant select, insert, update, delete on notification_rule to onhand_app;

-- One message to one receiver, with what became of it.
create table notification (
  id uuid primary key,
  rule_id uuid not null references notification_rule (id) on delete cascade,
  subject text not null,
  digest boolean not null default false,
  alert_count integer not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  due_at timestamptz not null,
  error text,
  created_at timestamptz not null,
  done_at timestamptz,
  constraint notification_state_known check (state in ('waiting', 'sent', 'failed'))
);
create index notification_waiting on notification (due_at) where state = 'waiting';
create index notification_by_rule on notification (rule_id, id);
create index notification_by_time on notification (created_at);
grant select, insert, update, delete on notification to onhand_app;

-- What a receiver was told: each alert once.
create table notification_alert (
  rule_id uuid not null references notification_rule (id) on delete cascade,
  alert_id uuid not null references alert (id) on delete cascade,
  notification_id uuid not null references notification (id) on delete cascade,
  constraint notification_alert_once primary key (rule_id, alert_id)
);
create index notification_alert_by_notification on notification_alert (notification_id);
create index notification_alert_by_alert on notification_alert (alert_id);
grant select, insert, update, delete on notification_alert to onhand_app;
