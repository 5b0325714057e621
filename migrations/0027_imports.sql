-- Rows are applied bucket by bucket: a batch of stock that meets one bucket takes one statement of
-- each kind, where rows in the order of the file would take 64.

alter table import_row
  add column item_bucket smallint not null default 0,
  drop constraint import_row_pkey,
  add constraint import_row_pkey primary key (import_id, item_bucket, row_number);

-- As people call what the columns of a file were said to be.
alter table import_mapping add column name text not null default '';

-- The cost of an item that lent it to units which came without one; they are valued anew when it changes.
alter table item_worth add column borrowed_cost numeric(18, 6);
truncate item_worth;
