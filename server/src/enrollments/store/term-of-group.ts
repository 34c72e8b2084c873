import { sql } from 'kysely';

/** The term of group `p`, as rules read it; null for none. */
export const termOfGroup = sql`(
  select jsonb_build_object('renewal_needs', t.renewal_needs, 'renewal_from', t.renewal_from,
                            'renewal_until', t.renewal_until, 'newcomers_from', t.newcomers_from)
    from terms t where t.organization_id = p.organization_id and t.id = p.term_id)`;
