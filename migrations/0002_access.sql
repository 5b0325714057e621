-- Who may come in: users, their sessions and second factors, keys for programs, one-time links.
-- No secret stands here in clear: tokens and keys as SHA-256, passwords as Argon2id, the rest encrypted.

create table app_user (
  id uuid primary key,
  -- Trimmed and in lower case, so that one person has one account.
  email text not null,
  name text not null,
  role text not null,
  active boolean not null default true,
  second_factor boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint email_taken unique (email),
  constraint email_is_plain check (email ~ '^[^\s@]+@[^\s@]+$' and length(email) <= 254),
  constraint user_name_in_range check (length(name) between 1 and 100),
  constraint user_role_known check (role in (
    'owner', 'buyer', 'receiver', 'picker', 'counter', 'auditor', 'analyst', 'read_only'))
);
grant select, insert, update, delete on app_user to onhand_app;

create table credential (
  id uuid primary key,
  user_id uuid not null references app_user (id) on delete cascade,
  password_hash text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint credential_by_user unique (user_id)
);
grant select, insert, update, delete on credential to onhand_app;

create table session (
  id uuid primary key,
  user_id uuid not null references app_user (id) on delete cascade,
  token_hash text not null,
  created_at timestamptz not null,
  -- Moved at most once a minute; idle sessions end by it.
  last_seen_at timestamptz not null,
  -- The absolute end, however busy the session is.
  expires_at timestamptz not null,
  address text not null default '',
  agent text not null default '',
  constraint session_by_token unique (token_hash)
);
create index session_by_user on session (user_id);
create index session_by_end on session (expires_at);
grant select, insert, update, delete on session to onhand_app;

-- A sign-in that waits for its second factor, and how often it was tried.
create table auth_challenge (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index auth_challenge_by_identifier on auth_challenge (identifier);
create index auth_challenge_by_end on auth_challenge (expires_at);
grant select, insert, update, delete on auth_challenge to onhand_app;

-- The secret and the recovery codes are encrypted.
create table second_factor (
  id uuid primary key,
  user_id uuid not null references app_user (id) on delete cascade,
  secret text not null,
  recovery_codes text not null,
  verified boolean not null default false,
  failed_count integer not null default 0,
  locked_until timestamptz,
  constraint second_factor_by_user unique (user_id)
);
grant select, insert, update, delete on second_factor to onhand_app;

-- A time-based code counts once, although it is right for a minute and a half.
create table used_code (
  user_id uuid not null references app_user (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz not null,
  constraint used_code_pkey primary key (user_id, code_hash)
);
grant select, insert, update, delete on used_code to onhand_app;

create table sign_in_attempt (
  -- SHA-256 of the e-mail as it was typed: some type their password there.
  account_hash text not null,
  address text not null,
  failures integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null,
  constraint sign_in_attempt_pkey primary key (account_hash, address)
);
create index sign_in_attempt_by_age on sign_in_attempt (last_at);
grant select, insert, update, delete on sign_in_attempt to onhand_app;

create table one_time_link (
  id uuid primary key,
  kind text not null,
  token_hash text not null,
  -- Whose password is reset.
  user_id uuid references app_user (id) on delete cascade,
  -- Who is invited, and as what.
  email text,
  role text,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint one_time_link_by_token unique (token_hash),
  constraint one_time_link_kind_known check (kind in ('set_up', 'invitation', 'password_reset')),
  constraint one_time_link_has_target check (
    (kind = 'password_reset') = (user_id is not null)
    and (kind = 'invitation') = (email is not null) and (kind = 'invitation') = (role is not null))
);
create index one_time_link_by_end on one_time_link (expires_at);
create index one_time_link_by_user on one_time_link (user_id);
grant select, insert, update, delete on one_time_link to onhand_app;

create table api_key (
  id uuid primary key,
  name text not null,
  -- The part that is shown in lists: onh_<handle>_…
  handle text not null,
  key_hash text not null,
  -- A role, or permissions one by one.
  role text,
  scopes text[],
  -- Made on the machine itself, and so not bound to any user's rights.
  by_operator boolean not null,
  -- A key never may more than the user behind it.
  creator_id uuid references app_user (id) on delete cascade,
  creator_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  -- Moved at most once a minute.
  last_used_at timestamptz,
  constraint api_key_by_handle unique (handle),
  constraint api_key_by_hash unique (key_hash),
  constraint api_key_name_in_range check (length(name) between 1 and 100),
  constraint api_key_has_one_grant check ((role is null) <> (scopes is null))
);
create index api_key_by_creation on api_key (created_at, id);
grant select, insert, update, delete on api_key to onhand_app;
