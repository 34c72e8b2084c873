import { type RawBuilder, sql } from 'kysely';
import { settings } from '../settings.ts';
import type { Offender } from './check.ts';

const upTo = (...levels: string[]) =>
  Object.entries(settings)
    .filter(([, { down_to }]) => levels.includes(down_to))
    .map(([key]) => key);

/** Values that are set further down than anybody asks for them: whoever set them believes that they hold. */
export const rulesNotAsked = (): RawBuilder<Offender> => sql`
  select 'setting ' || id || ': ' || key || ' is not asked for at ' || case when schedule_id is null then 'types' else 'groups' end as object
    from settings
   where (class_type_id is not null and key = any(${upTo('organization', 'club')}::text[]))
      or (schedule_id is not null and key = any(${upTo('organization', 'club', 'class_type')}::text[]))`;
