-- Who we buy from, and on which terms.

create table supplier (
  id uuid primary key,
  code text not null,
  name text not null,
  email text,
  currency text not null default 'USD',
  lead_time_days numeric(8,2),
  lead_time_deviation_days numeric(8,2),
  service_level numeric(6,5),
  review_days integer,
  minimum_order_quantity bigint,
  case_pack bigint,
  minimum_order_value_minor bigint,
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint supplier_code_taken unique (code),
  constraint supplier_code_is_trimmed check (code <> '' and code = btrim(code)),
  constraint supplier_planning_in_range check (
    lead_time_days >= 0 and lead_time_deviation_days >= 0 and review_days >= 0
    and service_level > 0 and service_level < 1 and minimum_order_quantity >= 0 and case_pack >= 1)
);
grant select, insert, update, delete on supplier to onhand_app;

-- What a supplier sells us; the first by rank is the one we reorder from.
create table supplier_item (
  supplier_id uuid not null references supplier (id) on delete cascade,
  item_id uuid not null references item (id) on delete cascade,
  supplier_sku text not null default '',
  unit_cost numeric(18,6),
  rank integer not null default 1,
  primary key (supplier_id, item_id),
  constraint supplier_item_cost_in_range check (unit_cost >= 0)
);
create index supplier_item_by_item on supplier_item (item_id, rank);
grant select, insert, update, delete on supplier_item to onhand_app;
