-- An endpoint fails by itself, not by one of its deliveries; and its address, which may hold a secret of the receiver,
-- is no more in the history than its host and whether it is another one.
alter table webhook_endpoints
  add column failed_tries integer not null default 0,
  drop constraint webhook_endpoints_disabled_why_check,
  add constraint webhook_endpoints_disabled_why_check check (disabled_why in ('by_hand', 'gone', 'failing', 'secret', 'maker'));
comment on column webhook_endpoints.failed_tries is 'In a row, of whatever deliveries; 0: the last one arrived';

do $$
declare
  before constant text := pg_get_functiondef('app.audited(jsonb)'::regprocedure);
  after constant text := replace(replace(before, 'secret_check}', 'secret_check,failed_tries}'), '}''::text[])',
    '}''::text[]) || case when row_data ? ''secret_salt'' then jsonb_build_object(''url'',
      substring(row_data->>''url'' from ''^[a-z]+://[^/?#]*'') || ''/…'' || left(md5((row_data->>''id'') || (row_data->>''url'')), 8))
      else ''{}''::jsonb end');
begin
  if length(after) < length(before) + 100 then raise exception 'app.audited is not as expected'; end if;
  execute after;
end $$;
