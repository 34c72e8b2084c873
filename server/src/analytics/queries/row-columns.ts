import { type RawBuilder, sql } from 'kysely';

/**
 * The rows behind a KPI, each with what it adds (`numerator`, `denominator`): summed up they are the KPI. A statement
 * in parts, because what it begins `with` stands before what is made of it.
 */
export interface Rows {
  with: RawBuilder<unknown>;
  select: RawBuilder<unknown>;
}

/** What every row has, whatever it is of. */
export const columnsOf = (of: {
  id: RawBuilder<unknown>;
  on: RawBuilder<unknown>;
  session?: RawBuilder<unknown>;
  client?: RawBuilder<unknown>;
  instructor?: RawBuilder<unknown>;
  club?: RawBuilder<unknown>;
  label?: RawBuilder<unknown>;
  detail?: RawBuilder<unknown>;
}) => sql`
  ${of.id} as id, ${of.on} as "on", ${of.session ?? sql`null::uuid`} as session_id, ${of.client ?? sql`null::uuid`} as client_id,
  ${of.instructor ?? sql`null::uuid`} as instructor_id, ${of.club ?? sql`null::uuid`} as club_id,
  ${of.label ?? sql`''`} as label, ${of.detail ?? sql`''`} as detail`;
