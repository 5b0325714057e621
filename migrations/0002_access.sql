-- placeholder replaced by access/ owner
select 1;
