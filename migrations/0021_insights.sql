-- What each item's units at a site were worth from a day on, until the day on which that changed: the closing
-- value of every day, by both cost methods. Derived from the ledger and rebuilt from it at any time, so it is
-- not logged: after a crash it is empty and is built anew.
create unlogged table item_value (
  item_id uuid not null,
  site_id uuid not null,
  -- Of the company's calendar, by when the books took the movement.
  day date not null,
  -- Not included; 9999-12-31 for what holds now.
  until date not null,
  units bigint not null,
  -- Millionths of the currency.
  average_micros bigint not null,
  fifo_micros bigint not null,
  -- Units whose cost nobody has said; they count as nothing.
  unpriced bigint not null,
  constraint item_value_pkey primary key (item_id, site_id, day)
);
create index item_value_by_day on item_value (day);
grant select, insert, update, delete on item_value to onhand_app;

-- The units on hand by the day on which they came, first in first out over all sites.
create unlogged table item_layer (
  item_id uuid not null,
  arrived_on date not null,
  -- They lay there when the books began, so they are at least that old.
  is_opening boolean not null,
  units bigint not null,
  fifo_micros bigint not null,
  constraint item_layer_pkey primary key (item_id, arrived_on, is_opening)
);
grant select, insert, update, delete on item_layer to onhand_app;

-- What an item is worth now over all sites, in one narrow row, and up to which state of its stock that is
-- worked out: the sum of its availability rows' versions.
create unlogged table item_worth (
  item_id uuid not null,
  version bigint not null,
  time_zone text not null,
  units bigint not null,
  average_micros bigint not null,
  fifo_micros bigint not null,
  unpriced bigint not null,
  -- The day on which the oldest unit on hand came.
  oldest_on date,
  constraint item_worth_pkey primary key (item_id)
);
grant select, insert, update, delete on item_worth to onhand_app;

-- Deviation of weekly demand over its mean, for the class of how steadily an item sells.
alter table item_plan add column weekly_variation double precision;

-- What reports ask of the plans of the whole company, read without their wide rows.
create index item_plan_of_company on item_plan (item_id)
  include (mean_daily_demand, units_sold, revenue_minor, trend, weekly_variation, observed_days, in_stock_days,
           safety_stock, first_seen_on, last_sale_on, supplier_id, abc_class)
  where site_id = '00000000-0000-0000-0000-000000000000';
