import { sql } from 'kysely';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import { insertAccountMoves } from '../payments/public.ts';
import type { Pair } from './load.ts';

/*
 * Whatever hangs on a profile, moved to another. A test reads from the catalog what refers to profiles, and fails for a
 * table that is not here.
 */

/** Bookings with their attendance, but for those in classes where the other one has a booking, too. */
export async function moveBookings({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    update class_enrollments e set student_id = ${kept}::uuid, updated_at = now()
     where e.student_id = ${other}::uuid
       and (e.status = 'cancelled' or not exists (
         select from class_enrollments k
          where k.session_id = e.session_id and k.student_id = ${kept}::uuid and k.status <> 'cancelled'
            and k.session_starts_at = e.session_starts_at))`.execute(tx);
  await sql`
    update class_attendance a set student_id = ${kept}::uuid, updated_at = now()
     where a.student_id = ${other}::uuid
       and exists (select from class_enrollments e where e.id = a.enrollment_id and e.student_id = ${kept}::uuid)`.execute(
    tx,
  );
}

/** Tickets that their credit is to pay when they move up. */
export async function moveTickets({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    update class_enrollments set credit_of = ${kept}::uuid, updated_at = now() where credit_of = ${other}::uuid`.execute(
    tx,
  );
}

/** Make-ups, with what became of them. */
export async function moveMakeUps({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`update make_ups set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(tx);
}

/** What is charged for their places. */
export async function moveCharges({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`update charges set student_id = ${kept}::uuid, updated_at = now() where student_id = ${other}::uuid`.execute(
    tx,
  );
}

/** By which accounts they pay: of two at one club the kept profile's stays. */
export async function moveMandates({ tx, now }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    update debit_mandates m set ended_at = ${now}::timestamptz, end_reason = 'replaced', updated_at = ${now}::timestamptz,
           iban = case when exists (select from debit_items i where i.mandate_id = m.id and i.status <> 'taken_out') then m.iban else '' end
     where m.client_id = ${other}::uuid and m.ended_at is null and exists (
       select from debit_mandates k where k.client_id = ${kept}::uuid and k.club_id = m.club_id and k.ended_at is null)`.execute(
    tx,
  );
  await sql`update debit_mandates set client_id = ${kept}::uuid, updated_at = now() where client_id = ${other}::uuid`.execute(
    tx,
  );
}

/** What they have said of coaches. They do not come to one class twice; of two of one class the kept one's stays. */
export async function moveEvaluations({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    delete from instructor_evaluations v
     where v.id = any(array(
       select w.evaluation_id from evaluation_authors w join evaluation_authors k on k.session_id = w.session_id
        where w.student_id = ${other}::uuid and k.student_id = ${kept}::uuid
       union all
       select o.id from instructor_evaluations o join instructor_evaluations k on k.session_id = o.session_id
        where o.student_id = ${other}::uuid and k.student_id = ${kept}::uuid))`.execute(tx);
  await sql`
    update evaluation_authors set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(tx);
  await sql`
    update instructor_evaluations set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(
    tx,
  );
}

/** What they master: what both did since the earlier day. */
export async function moveSkills({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    delete from student_skills t
     using student_skills o
     where t.student_id = any(${[kept, other]}::uuid[]) and o.student_id = any(${[kept, other]}::uuid[])
       and t.skill_id = o.skill_id and t.student_id <> o.student_id
       and (t.mastered_on, t.id) > (o.mastered_on, o.id)`.execute(tx);
  await sql`update student_skills set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(
    tx,
  );
}

/**
 * How their level came about: the last word is that of the kept profile, where it has one, also of the same level: nobody takes
 * back by it what was said of the other.
 */
export async function moveLevels({ tx, actor }: Scope, { kept, other }: Pair): Promise<void> {
  const { rows } = await sql`
    update level_entries e set student_id = ${kept}::uuid, number = e.number + k.last
      from (select coalesce(max(number), 0) as last from level_entries where student_id = ${kept}::uuid) k
     where e.student_id = ${other}::uuid returning e.id`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into level_entries (organization_id, id, student_id, number, kind, level, before, created_by)
    select c.organization_id, ${newId()}::uuid, c.id, e.number + 1, 'merged', c.level, e.level, ${actor.user_id}::uuid
      from client_profiles c cross join lateral (
        select number, level from level_entries where student_id = c.id order by number desc limit 1) e
     where c.id = ${kept}::uuid and c.level is not null`.execute(tx);
}

/** What they have bought. */
export async function movePackages({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`update student_packages set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(
    tx,
  );
}

/** What they have paid, and the credit of their account, in each currency: the ledgers stay, and say where it went. */
export async function moveMoney(scope: Scope, { kept, other }: Pair): Promise<void> {
  const { tx, now, actor } = scope;
  await sql`update payments set payer_id = ${kept}::uuid, updated_at = now() where payer_id = ${other}::uuid`.execute(
    tx,
  );
  const { rows } = await sql<{ currency: string; balance: number; club_id: string }>`
    select distinct on (currency) currency, balance, club_id from account_entries
     where client_id = ${other}::uuid order by currency, number desc`.execute(tx);
  const moves = rows
    .filter(({ balance }) => balance > 0)
    .flatMap(({ balance, ...at }) => [
      { ...at, id: newId(), client_id: other, kind: 'moved_out' as const, delta: -balance },
      { ...at, id: newId(), client_id: kept, kind: 'moved_in' as const, delta: balance },
    ])
    .map((move) => ({ ...move, created_by: actor.user_id }));
  if (moves.length > 0) await insertAccountMoves(tx, moves, now).execute(tx);
}

/** What has to be known of them on court: nothing that either profile said is lost; on pictures the kept one decides. */
export async function moveCare({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    insert into client_care as k (organization_id, id, client_id, medical_notes, emergency_name, emergency_phone, photo_consent,
      photo_consent_at, photo_consent_by)
    select o.organization_id, ${newId()}::uuid, ${kept}::uuid, o.medical_notes, o.emergency_name, o.emergency_phone, o.photo_consent,
           o.photo_consent_at, o.photo_consent_by
      from client_care o where o.client_id = ${other}::uuid
    on conflict (organization_id, client_id) do update
      set medical_notes = left(concat_ws(E'\\n\\n', nullif(k.medical_notes, ''),
            nullif(nullif(excluded.medical_notes, k.medical_notes), '')), 2000),
          emergency_name = case when k.emergency_name || k.emergency_phone = '' then excluded.emergency_name else k.emergency_name end,
          emergency_phone = case when k.emergency_name || k.emergency_phone = '' then excluded.emergency_phone else k.emergency_phone end,
          photo_consent = coalesce(k.photo_consent, excluded.photo_consent),
          photo_consent_at = coalesce(k.photo_consent_at, excluded.photo_consent_at),
          photo_consent_by = case when k.photo_consent is null then excluded.photo_consent_by else k.photo_consent_by end,
          updated_at = now()`.execute(tx);
  await sql`delete from client_care where client_id = ${other}::uuid`.execute(tx);
}

/** To which versions of the privacy text they have agreed. What was agreed to stays told of the other name as well. */
export async function keepConsents({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    insert into privacy_consents (organization_id, id, client_id, text_id, on_paper, given_by, created_at)
    select organization_id, gen_random_uuid(), ${kept}::uuid, text_id, on_paper, given_by, created_at
      from privacy_consents where client_id = ${other}::uuid
    on conflict on constraint privacy_consents_once do nothing`.execute(tx);
}

/** Which versions of the waiver they have signed; what was signed stays told of the other name as well. */
export async function keepSignatures({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    insert into waiver_signatures (organization_id, id, client_id, waiver_id, typed_name, on_paper, signed_by, created_at)
    select organization_id, gen_random_uuid(), ${kept}::uuid, waiver_id, typed_name, on_paper, signed_by, created_at
      from waiver_signatures where client_id = ${other}::uuid
    on conflict on constraint waiver_signatures_once do nothing`.execute(tx);
}

/** Who looks after them, and whom they look after; what both had stays once. */
export async function moveGuardians({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    delete from guardians g
     where g.guardian_id = ${other}::uuid and exists (
             select from guardians k where k.guardian_id = ${kept}::uuid and k.dependant_id = g.dependant_id)
        or g.dependant_id = ${other}::uuid and exists (
             select from guardians k where k.dependant_id = ${kept}::uuid and k.guardian_id = g.guardian_id)`.execute(
    tx,
  );
  await sql`update guardians set guardian_id = ${kept}::uuid where guardian_id = ${other}::uuid`.execute(tx);
  await sql`update guardians set dependant_id = ${kept}::uuid where dependant_id = ${other}::uuid`.execute(
    tx,
  );
}

/** What they were told, by messages or in a change of classes, and invitations that wait for an answer. */
export async function moveLetters({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`
    delete from change_people p where p.student_id = ${other}::uuid and exists (
      select from change_people k where k.change_id = p.change_id and k.student_id = ${kept}::uuid)`.execute(
    tx,
  );
  await sql`update change_people set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(
    tx,
  );
  await sql`update notifications set client_id = ${kept}::uuid where client_id = ${other}::uuid`.execute(tx);
  await sql`update invitations set client_id = ${kept}::uuid
             where client_id = ${other}::uuid and accepted_at is null and revoked_at is null`.execute(tx);
}

/** That they were to be erased once, and it was withdrawn: whoever is to be erased does not merge. */
export async function moveErasures({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`update erasures set client_id = ${kept}::uuid where client_id = ${other}::uuid`.execute(tx);
}

/** Cards that they keep at Stripe. */
export async function moveCards({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await sql`update saved_cards set client_id = ${kept}::uuid, updated_at = now() where client_id = ${other}::uuid`.execute(
    tx,
  );
}

/** What was expected of the one is not so of both: the next night says it anew. */
export async function forgetForesight({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  await tx.deleteFrom('foresight_chances').where('student_id', 'in', [kept, other]).execute();
}

/** What they want of terms: of two wishes of one term that stays which was said later. Whoever named the one has named the other. */
export async function moveWishes({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select case when (a.updated_at, a.id) > (b.updated_at, b.id) then b.id else a.id end as id
      from wishes a join wishes b on b.window_id = a.window_id and b.student_id = ${other}::uuid
     where a.student_id = ${kept}::uuid`.execute(tx);
  const earlier = rows.map(({ id }) => id);
  if (earlier.length > 0) {
    for (const table of ['wish_times', 'wish_people', 'wish_preferences'])
      await sql`delete from ${sql.table(table)} where wish_id = any(${earlier}::uuid[])`.execute(tx);
    await sql`delete from wishes where id = any(${earlier}::uuid[])`.execute(tx);
  }
  await sql`update wishes set student_id = ${kept}::uuid where student_id = ${other}::uuid`.execute(tx);
  await sql`update wish_people set client_id = ${kept}::uuid where client_id = ${other}::uuid`.execute(tx);
  // Nobody wishes to be with, or not with, themselves.
  await sql`
    delete from wish_people p using wishes w where w.id = p.wish_id and w.student_id = ${kept}::uuid and p.client_id = w.student_id`.execute(
    tx,
  );
}

/** Their part of plans: where both are in one, the kept one's stays. What is being solved is solved with the other one. */
export async function movePlans({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  const documents = ['excluded', 'locks', 'puzzle', 'found'] as const;
  const set = documents.map((name) => {
    const column = sql.ref(name);
    return sql`${column} = case
      when position(${other}::text in ${column}::text) = 0 then ${column}
      when position(${kept}::text in ${column}::text) > 0 then app.without_people(${column}, array[${other}::text])
      else replace(${column}::text, ${other}::text, ${kept}::text)::jsonb end`;
  });
  await sql`
    update plans set ${sql.join(set)} where position(${other}::text in concat(excluded, locks, puzzle, found)) > 0`.execute(
    tx,
  );
}
