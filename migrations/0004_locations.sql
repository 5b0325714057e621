-- Where stock is, and the ends that are not places: suppliers, customers, adjustments, transit, production.

create table location (
  id uuid primary key,
  kind text not null,
  code text not null,
  -- What people type and scan: the site's code, or site/bin.
  path text not null,
  name text not null,
  parent_id uuid references location (id),
  -- The site that a zone or bin belongs to; a site's own id for itself; null for ends that are not places.
  site_id uuid references location (id),
  -- IANA zone; a site's business day begins at its midnight.
  time_zone text,
  -- Lower is nearer to the packing bench.
  pick_order integer not null default 0,
  active boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint location_path_taken unique (path),
  constraint location_kind_known check (
    kind in ('site', 'zone', 'bin', 'supplier', 'customer', 'adjustment', 'transit', 'production')),
  constraint location_code_is_plain check (code ~ '^[^/\s]([^/]*[^/\s])?$' and length(code) <= 60),
  constraint site_has_time_zone check ((kind = 'site') = (time_zone is not null)),
  constraint place_has_site check ((kind in ('site', 'zone', 'bin')) = (site_id is not null))
);
-- Lists go by site, then path, so that a site stands right before what is in it.
create index location_in_list_order on location (split_part(path, '/', 1) collate "C", path collate "C");
create index location_by_site on location (site_id);
create index location_by_parent on location (parent_id);
grant select, insert, update, delete on location to onhand_app;

-- The ends are the same in every installation, so their ids are fixed.
insert into location (id, kind, code, path, name, created_at, updated_at) values
  ('00000000-0000-7000-8000-000000000001', 'supplier',   '~supplier',   '~supplier',   'Suppliers',   now(), now()),
  ('00000000-0000-7000-8000-000000000002', 'customer',   '~customer',   '~customer',   'Customers',   now(), now()),
  ('00000000-0000-7000-8000-000000000003', 'adjustment', '~adjustment', '~adjustment', 'Adjustments', now(), now()),
  ('00000000-0000-7000-8000-000000000004', 'transit',    '~transit',    '~transit',    'In transit',  now(), now()),
  ('00000000-0000-7000-8000-000000000005', 'production', '~production', '~production', 'Production',  now(), now());

-- A new company starts with one site. Its zone is asked for at set-up.
insert into location (id, kind, code, path, name, site_id, time_zone, created_at, updated_at) values
  ('00000000-0000-7000-8000-000000000010', 'site', 'MAIN', 'MAIN', 'Main warehouse',
   '00000000-0000-7000-8000-000000000010', 'America/New_York', now(), now());
