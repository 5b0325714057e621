-- What each item needs by its demand, worked out by a job; the stock itself is read live beside it.

create table item_plan (
  item_id uuid not null,
  -- The nil id: all sites together, for lists and audits over the whole company.
  site_id uuid not null,
  -- Demand on in-stock days of the window; null where the item was never in stock or has no history.
  mean_daily_demand double precision,
  daily_demand_deviation double precision,
  window_from date not null,
  window_to date not null,
  observed_days integer not null,
  in_stock_days double precision not null,
  -- Days whose stock nobody knows; they count as in stock.
  unknown_days integer not null,
  units_sold bigint not null,
  revenue_minor bigint not null,
  first_seen_on date,
  last_sale_on date,
  -- Daily demand of the second half of the window against the first; below 1 it falls.
  trend double precision,
  supplier_id uuid,
  lead_time_days double precision not null,
  lead_time_deviation_days double precision not null,
  service_level double precision not null,
  review_days double precision not null,
  minimum_order_quantity bigint not null,
  case_pack bigint not null,
  -- Where each of these comes from: item, supplier, category or company.
  sources jsonb not null,
  safety_stock double precision not null,
  reorder_point bigint not null,
  order_up_to bigint not null,
  abc_class text,
  computed_at timestamptz not null,
  primary key (site_id, item_id),
  constraint abc_class_known check (abc_class in ('A', 'B', 'C'))
);
create index item_plan_by_item on item_plan (item_id);
grant select, insert, update, delete on item_plan to onhand_app;
