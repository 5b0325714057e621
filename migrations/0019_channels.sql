-- An item whose SKU a channel writes with other dashes, dots or spaces is found at once.

create index item_by_bare_sku on item (regexp_replace(lower(sku), '[^a-z0-9]', '', 'g'));
