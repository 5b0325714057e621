-- Demand to come as a distribution, the runs that work it out, and the promotions that it knows of.

-- One run works out the forecasts of all items, or of those whose demand has changed. Any process may
-- take it over from one that died: items up to `position` are done.
create table forecast_run (
  id uuid primary key,
  scope text not null,
  state text not null,
  phase text not null default 'waiting',
  -- Why a run was asked for: by hand, every night, after an import.
  cause text not null,
  -- The last day of known demand that it works from.
  known_to date,
  items_total bigint,
  items_done bigint not null default 0,
  series_done bigint not null default 0,
  position uuid not null default '00000000-0000-0000-0000-000000000000',
  problem jsonb,
  actor jsonb not null,
  lease_id uuid,
  lease_until timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  constraint forecast_run_scope_known check (scope in ('all', 'changes')),
  constraint forecast_run_phase_known check (
    phase in ('waiting', 'learning', 'forecasting', 'planning', 'ended')),
  constraint forecast_run_state_known check (
    state in ('queued', 'running', 'done', 'failed', 'cancelled'))
);
create index forecast_run_by_age on forecast_run (created_at, id);
-- One works, and at most one waits behind it.
create unique index forecast_run_already_running on forecast_run (state) where state = 'running';
create unique index forecast_run_already_queued on forecast_run (state) where state = 'queued';
grant select, insert, update, delete on forecast_run to onhand_app;

-- What was learned of a group of items, so that the days between two whole runs need not learn again.
create table forecast_portfolio (
  -- Which group of items (a category, or '' for all others) and how many weeks an order has to cover.
  name text primary key,
  -- The version of the library that wrote it; another one cannot read it.
  engine text not null,
  -- What its signals were; with others it has to be learned anew.
  signals text not null,
  run_id uuid not null,
  body bytea not null,
  learned_at timestamptz not null
);
grant select, insert, update, delete on forecast_portfolio to onhand_app;

-- One row per item and site that sells; the nil site is all sites together, where there are several.
create table item_forecast (
  item_id uuid not null,
  site_id uuid not null,
  run_id uuid not null,
  -- The last day of demand that it knows, and the Monday of its first week.
  known_to date not null,
  first_week date not null,
  history_weeks integer not null,
  method text not null,
  mean real[] not null,
  p10 real[] not null,
  p50 real[] not null,
  p90 real[] not null,
  -- Quantiles of the sum over the weeks of the lead time, and of lead time and review.
  lead_weeks smallint not null,
  lead_quantiles real[] not null,
  cover_weeks smallint not null,
  cover_quantiles real[] not null,
  -- What the figure is made of.
  parts jsonb not null,
  -- Sums over weeks looked back at, and over weeks that really came: how many, Σ|error|, Σ error,
  -- Σ actual, how many below the 90 % quantile, Σ|error| of repeating the last week.
  looked_back double precision[],
  realised double precision[],
  -- What was said of the next week before it began; scored when it is over.
  next_week date,
  next_mean double precision,
  next_p90 double precision,
  next_naive double precision,
  computed_at timestamptz not null,
  primary key (item_id, site_id)
);
create index item_forecast_by_run on item_forecast (run_id);
grant select, insert, update, delete on item_forecast to onhand_app;

-- What the plan takes from the forecast; null where the plain formula is used, and why it is.
alter table item_plan add column forecast jsonb;
alter table item_plan add column plain_reason text;
-- How many receipts the lead time was learned from.
alter table item_plan add column lead_time_receipts integer not null default 0;

-- Days on which more is expected to sell, because the seller does something for it.
create table promotion (
  id uuid primary key,
  name text not null,
  kind text not null,
  starts_on date not null,
  ends_on date not null,
  scope text not null,
  discount_percent numeric(5,2),
  note text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint promotion_kind_known check (kind in ('sale', 'deal', 'advertising', 'event')),
  constraint promotion_scope_known check (scope in ('all', 'categories', 'items')),
  constraint promotion_ends_before_it_starts check (ends_on >= starts_on),
  constraint promotion_discount_in_range check (discount_percent > 0 and discount_percent < 100)
);
create index promotion_by_day on promotion (starts_on, id);
grant select, insert, update, delete on promotion to onhand_app;

create table promotion_category (
  promotion_id uuid not null references promotion (id) on delete cascade,
  category_id uuid not null references category (id) on delete cascade,
  primary key (promotion_id, category_id)
);
grant select, insert, update, delete on promotion_category to onhand_app;

create table promotion_item (
  promotion_id uuid not null references promotion (id) on delete cascade,
  item_id uuid not null references item (id) on delete cascade,
  primary key (promotion_id, item_id)
);
grant select, insert, update, delete on promotion_item to onhand_app;
