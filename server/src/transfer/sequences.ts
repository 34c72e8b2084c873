import type pg from 'pg';

/**
 * Numbers that come after those that were brought along. Others draw from the same sequences meanwhile, so they are
 * drawn up to there, never set.
 */
export async function advanceSequences(client: pg.Client, organizationId: string): Promise<void> {
  for (const [sequence, highest] of [
    [
      'waitlist_sequence',
      `select greatest((select max(waitlist_sequence) from class_enrollments where organization_id = $1),
                       (select max(ticket) from place_requests where organization_id = $1)) as n`,
    ],
    [
      `pg_get_serial_sequence('audit_log', 'id')`,
      'select max(id) as n from audit_log where organization_id = $1',
    ],
  ] as const) {
    const name = sequence.includes('(') ? sequence : `'${sequence}'`;
    await client.query(
      `select count(nextval(${name}::regclass))
         from (${highest}) h, generate_series(1, greatest(0, h.n - coalesce(pg_sequence_last_value(${name}::regclass), 0)))`,
      [organizationId],
    );
  }
}
