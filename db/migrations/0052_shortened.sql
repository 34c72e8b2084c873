-- A value of the audit log with its long texts cut to `most` characters: a list shows that something long was written,
-- its own page the whole.
create function app.shortened(value jsonb, most integer) returns jsonb language plpgsql immutable parallel safe strict as $$
begin
  return case jsonb_typeof(value)
    when 'string' then case when length(value #>> '{}') > most then to_jsonb(left(value #>> '{}', most) || '…') else value end
    when 'array' then (select coalesce(jsonb_agg(app.shortened(one, most) order by place), '[]')
                         from jsonb_array_elements(value) with ordinality as t(one, place))
    when 'object' then (select coalesce(jsonb_object_agg(key, app.shortened(one, most)), '{}') from jsonb_each(value) as t(key, one))
    else value
  end;
end $$;
