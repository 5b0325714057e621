-- Demand before the ledger began: what was sold by item, site, channel and day. History, not stock.

create table sales_day (
  item_id uuid not null references item (id) on delete cascade,
  site_id uuid not null references location (id),
  channel text not null,
  day date not null,
  units bigint not null,
  revenue_minor bigint,
  -- The share of the day in which the item could be bought; null where nobody knows.
  in_stock_share numeric(4,3),
  constraint sales_day_pkey primary key (item_id, site_id, channel, day),
  constraint sales_units_not_negative check (units >= 0),
  constraint in_stock_share_in_range check (in_stock_share between 0 and 1)
);
create index sales_day_by_day on sales_day (day);
grant select, insert, update, delete on sales_day to onhand_app;
