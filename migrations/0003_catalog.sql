-- Items by SKU, the identifiers that lead to them, what kits are made of, and units of measure.

-- Planning values are inherited: item, then supplier, then category, then the company's settings.
create table category (
  id uuid primary key,
  name text not null,
  lead_time_days numeric(8,2),
  lead_time_deviation_days numeric(8,2),
  service_level numeric(6,5),
  review_days integer,
  minimum_order_quantity bigint,
  case_pack bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint category_name_taken unique (name),
  constraint category_planning_in_range check (
    lead_time_days >= 0 and lead_time_deviation_days >= 0 and review_days >= 0
    and service_level > 0 and service_level < 1 and minimum_order_quantity >= 0 and case_pack >= 1)
);
grant select, insert, update, delete on category to onhand_app;

create table item (
  id uuid primary key,
  -- Where the item's hot rows lie: the last six bits of its id.
  bucket smallint not null,
  sku text not null,
  title text not null,
  status text not null default 'active',
  category_id uuid references category (id) on delete set null,
  -- Names the kind of stock: an item of its own, or a kit.
  kind text not null default 'item',
  unit text not null default 'each',
  unit_cost numeric(18,6),
  price_minor bigint,
  -- Wide enough to hold what was entered in ounces or inches exactly.
  weight_grams numeric(24,15),
  length_mm numeric(20,8),
  width_mm numeric(20,8),
  height_mm numeric(20,8),
  tracks_lots boolean not null default false,
  tracks_serials boolean not null default false,
  tracks_expiry boolean not null default false,
  backorderable boolean not null default false,
  image_url text,
  lead_time_days numeric(8,2),
  lead_time_deviation_days numeric(8,2),
  service_level numeric(6,5),
  review_days integer,
  minimum_order_quantity bigint,
  case_pack bigint,
  -- The words of the title and the parts of the SKU; punctuation only separates.
  search tsvector generated always as (
    to_tsvector('simple', translate(title || ' ' || sku, '-_/\.,:;()[]{}+*&|!?"''<>=#@~%',
                                                         '                             '))) stored,
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sku_taken unique (sku),
  constraint sku_is_trimmed check (sku <> '' and sku = btrim(sku) and length(sku) <= 200),
  constraint item_status_known check (status in ('active', 'draft', 'discontinued', 'archived')),
  constraint item_kind_known check (kind in ('item', 'virtual_kit', 'assembled_kit')),
  constraint item_cost_in_range check (unit_cost >= 0),
  constraint item_price_in_range check (price_minor >= 0),
  constraint item_measures_in_range check (
    weight_grams >= 0 and length_mm >= 0 and width_mm >= 0 and height_mm >= 0),
  constraint item_planning_in_range check (
    lead_time_days >= 0 and lead_time_deviation_days >= 0 and review_days >= 0
    and service_level > 0 and service_level < 1 and minimum_order_quantity >= 0 and case_pack >= 1),
  constraint expiry_needs_lots check (tracks_lots or not tracks_expiry)
);
create index item_by_sku_prefix on item (lower(sku) text_pattern_ops);
create index item_by_title on item (title, sku);
create index item_by_search on item using gin (search);
create index item_by_category on item (category_id);
grant select, insert, update, delete on item to onhand_app;

-- Many identifiers lead to one item: barcodes, marketplace numbers, suppliers' codes.
create table item_identifier (
  id uuid primary key,
  item_id uuid not null references item (id) on delete cascade,
  kind text not null,
  -- GTINs are stored in 14 digits, whatever their printed length.
  value text not null,
  -- How many base units one scan of this code stands for.
  pack_factor bigint not null default 1,
  created_at timestamptz not null,
  constraint identifier_repeated unique (item_id, kind, value),
  constraint identifier_kind_known check (kind in ('gtin', 'asin', 'fnsku', 'supplier_code', 'other')),
  constraint identifier_not_empty check (value <> '' and value = btrim(value)),
  constraint pack_factor_in_range check (pack_factor >= 1),
  constraint gtin_has_14_digits check (kind <> 'gtin' or value ~ '^[0-9]{14}$')
);
-- Two suppliers may use one code for different items; every other code leads to one item only.
create unique index identifier_taken on item_identifier (kind, value) where kind <> 'supplier_code';
create index item_identifier_by_value on item_identifier (value);
-- Without leading zeros, so that a barcode is found by the digits printed on it.
create index item_identifier_by_prefix on item_identifier (ltrim(lower(value), '0') text_pattern_ops);
grant select, insert, update, delete on item_identifier to onhand_app;

create table kit_component (
  kit_id uuid not null references item (id) on delete cascade,
  component_id uuid not null references item (id),
  quantity bigint not null,
  primary key (kit_id, component_id),
  constraint kit_component_in_range check (quantity >= 1),
  constraint kit_contains_itself check (kit_id <> component_id)
);
create index kit_component_by_component on kit_component (component_id);
grant select, insert, update, delete on kit_component to onhand_app;

-- Other units of an item as exact ratios of its base unit: a case of 12 is 12/1, a gram of a kilogram 1/1000.
create table item_unit (
  item_id uuid not null references item (id) on delete cascade,
  name text not null,
  numerator bigint not null,
  denominator bigint not null default 1,
  primary key (item_id, name),
  constraint item_unit_in_range check (numerator >= 1 and denominator >= 1)
);
grant select, insert, update, delete on item_unit to onhand_app;
