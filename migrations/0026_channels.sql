-- A backup leaves numbers of transactions out: restored, the feed stands where the events of the same
-- transaction do. Without a default no backup with a channel could be restored.
alter table channel_feed alter column xid set default pg_current_xact_id();
