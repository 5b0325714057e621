-- Everything that a large shop shows comes in one job of the channel's own: which one, and since when.

alter table channel_account add column bulk_job jsonb;
