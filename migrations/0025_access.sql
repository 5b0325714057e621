-- An owner looks at the program as another role: until it is ended, the session may no more than that
-- role, and changes nothing.

alter table session add column preview_role text;
alter table session add constraint preview_role_known check (preview_role in (
  'buyer', 'receiver', 'picker', 'counter', 'auditor', 'analyst', 'read_only'));
