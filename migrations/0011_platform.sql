-- Requests that are more than one transaction, such as signing in, take their key before they begin:
-- `held_by` names the attempt that holds it, so that one which was taken for dead cannot keep its
-- answer any more. Cookies of an answer are kept apart, encrypted, and given again for minutes only.
alter table idempotency_key add column held_by uuid;
alter table idempotency_key add column cookies text;
