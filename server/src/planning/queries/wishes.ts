import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { afterFit, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { asTyped, searchFor } from '../../kernel/search.ts';
import { localDateOf, offsetDateTime } from '../../kernel/time/index.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import { familyOf, writesWishAs } from '../access.ts';
import { lastDay, type WishSource, whyNoWish, windowState, type wishStates } from '../rules/wishes.ts';
import type { OwnWish, Wish, WishesQuery, WishForm, WishRow, WishWindow } from '../schemas/wishes.ts';
import { beforeOf, choicesAt, clientsOfClub } from '../store/wish-around.ts';
import { partsOfWishes, type WishParts } from '../store/wish-parts.ts';
import { type WindowRow, windowOf, windowsOf } from '../store/wish-windows.ts';
import { studentOf } from '../store/wishes.ts';

interface WishRowOf {
  id: string;
  student_id: string;
  status: (typeof wishStates)[number];
  source: WishSource;
  level: number | null;
  wants_test: boolean;
  classes_a_week: number;
  note: string;
  created_at: Date;
  updated_at: Date;
}

const columns = sql`x.id, x.student_id, x.status, x.source, x.level, x.wants_test, x.classes_a_week, x.note, x.created_at, x.updated_at`;

/** The window of a term, for who runs its club. Throws 404, also for a club that the actor does not run. */
export async function windowToRun(scope: Scope, term_id: string): Promise<WindowRow> {
  const window = found(await windowOf(scope, term_id), 'window');
  if (!administers(scope.actor, window.club_id)) throw notFound('window');
  return window;
}

/** The windows of the clubs that the actor runs, the latest term first. */
export async function listWindows(scope: Scope, club_id: string | undefined): Promise<WishWindow[]> {
  const own = administers(scope.actor, null) ? undefined : clubsRun(scope.actor);
  const clubs = club_id === undefined ? own : [club_id].filter((id) => administers(scope.actor, id));
  const windows = await windowsOf(scope, clubs);
  return Promise.all(windows.map((window) => shownWindow(scope, window)));
}

/** Throws 404. */
export const getWindow = async (scope: Scope, term_id: string): Promise<WishWindow> =>
  shownWindow(scope, await windowToRun(scope, term_id));

async function shownWindow(scope: Scope, window: WindowRow): Promise<WishWindow> {
  const state = stateOf(scope, window);
  const instant = (at: Date | null) => (at === null ? null : offsetDateTime(at, window.timezone));
  return {
    term: termOf(window),
    ...{ opens_on: window.opens_on, closes_on: lastDay(window), state },
    ...{ closed_at: instant(window.closed_at), reminded_at: instant(window.reminded_at) },
    ...(await countsOf(scope, window)),
    abilities: {
      change: window.club_is_active,
      close: window.closed_at === null && state !== 'closed',
      remind: state === 'open' && window.reminded_at === null,
    },
  };
}

const stateOf = ({ now }: Scope, window: WindowRow) => windowState(window, localDateOf(now, window.timezone));

const termOf = ({ term_id, name, starts_on, ends_on, club_id, club_name }: WindowRow) => ({
  ...{ id: term_id, name, starts_on, ends_on },
  club: { id: club_id, name: club_name },
});

/** Of a term that is over nobody asks who could have wished: a club has many of those. */
async function countsOf({ tx, now }: Scope, window: WindowRow) {
  const isOver = window.ends_on < localDateOf(now, window.timezone);
  const people = isOver
    ? sql`select x.student_id as id from wishes x where x.window_id = ${window.id}::uuid`
    : clientsOfClub(window);
  const { rows } = await sql<Pick<WishWindow, 'people' | 'standing' | 'withdrawn' | 'unlinked'>>`
    with people as materialized (${people})
    select (select count(*)::int from people) as people,
           count(*) filter (where x.status = 'standing')::int as standing,
           count(*) filter (where x.status = 'withdrawn')::int as withdrawn,
           coalesce(sum((select count(*) from wish_people p where p.wish_id = x.id and p.client_id is null))
             filter (where x.status = 'standing'), 0)::int as unlinked
      from wishes x where x.window_id = ${window.id}::uuid`.execute(tx);
  return rows[0]!;
}

/** Whoever could wish, with what they have said: holders of places of the term before first, then by name. Throws 404. */
export async function listWishes(scope: Scope, term_id: string, asked: WishesQuery) {
  const window = await windowToRun(scope, term_id);
  const size = pageSize(asked.limit);
  const after = afterFit(asked.cursor);
  const search = searchFor(asked.q);
  interface Row {
    student_id: string;
    display_name: string;
    level: number | null;
    sort_name: string;
    is_blocked: boolean;
    held: boolean;
    wish_id: string | null;
  }
  const conditions = [
    sql`true`,
    ...(asked.state === undefined ? [] : [inState(asked.state)]),
    ...(asked.unlinked
      ? [
          sql`x.status = 'standing' and exists (select from wish_people p where p.wish_id = x.id and p.client_id is null)`,
        ]
      : []),
    ...(search ? [asTyped(sql`c.search`, search)] : []),
    ...(after
      ? [sql`((not c.held)::int, c.sort_name, c.id) > (${after.fit}::int, ${after.name}, ${after.id}::uuid)`]
      : []),
  ];
  const { rows } = await sql<Row>`
    with people as materialized (${clientsOfClub(window)})
    select c.id as student_id, c.display_name, c.level, c.sort_name, c.blocked_at is not null as is_blocked, c.held, x.id as wish_id
      from people c
      left join wishes x on x.window_id = ${window.id}::uuid and x.student_id = c.id
     where ${sql.join(conditions, sql` and `)}
     order by (not c.held)::int, c.sort_name, c.id limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.held ? 0 : 1, row.sort_name, row.student_id]);
  const wishes = await wishesWhere(
    scope,
    window,
    sql`x.id = any(${page.results.flatMap(({ wish_id }) => wish_id ?? [])}::uuid[])`,
  );
  const byStudent = new Map(wishes.map((wish) => [wish.student_id, wish]));
  return {
    ...page,
    results: page.results.map(
      (row): WishRow => ({
        student: { id: row.student_id, display_name: row.display_name, level: row.level },
        ...{ held_place: row.held, is_blocked: row.is_blocked },
        wish: byStudent.get(row.student_id) ?? null,
      }),
    ),
  };
}

const inState = (state: NonNullable<WishesQuery['state']>): RawBuilder<unknown> =>
  state === 'none' ? sql`x.id is null` : sql`x.status = ${state}`;

/** Wishes of a window as the actor sees them. */
async function wishesWhere(scope: Scope, window: WindowRow, condition: RawBuilder<unknown>): Promise<Wish[]> {
  const { rows } = await sql<WishRowOf>`
    select ${columns} from wishes x where x.window_id = ${window.id}::uuid and ${condition}`.execute(
    scope.tx,
  );
  const parts = await partsOfWishes(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => shownWish(scope, window, { row, parts: parts.get(row.id)! }));
}

function shownWish(
  scope: Scope,
  window: WindowRow,
  { row, parts }: { row: WishRowOf; parts: WishParts },
): Wish {
  const { created_at, updated_at, ...values } = row;
  const by = writesWishAs(scope.actor, window.club_id, row.student_id);
  const may = by === 'desk' || stateOf(scope, window) === 'open';
  return {
    ...values,
    term_id: window.term_id,
    times: parts.times,
    people: parts.people.map((one) => shownPerson(scope.actor, one, by === 'desk')),
    instructors: parts.instructors.map(({ id, display_name }) => ({ id, display_name })),
    clubs: parts.clubs.map(({ id, name }) => ({ id, name })),
    created_at: offsetDateTime(created_at, window.timezone),
    updated_at: offsetDateTime(updated_at, window.timezone),
    abilities: { change: may, withdraw: may && row.status === 'standing', link: by === 'desk' },
  };
}

/** Who a name means is the desk's to know; whoever typed it learns nothing by its having been linked. */
function shownPerson(
  actor: Actor,
  { id, kind, name, client_id, client_name }: WishParts['people'][number],
  isDesk: boolean,
): Wish['people'][number] {
  if (isDesk) return { id, kind, name, client_id, client_name };
  const own = client_id !== null && familyOf(actor).includes(client_id);
  return { id, kind, name, client_id: own ? client_id : null, client_name: null };
}

/** One wish as the actor sees it. Throws 404. */
export async function getWish(scope: Scope, term_id: string, student_id: string): Promise<Wish> {
  const window = found(await windowOf(scope, term_id), 'window');
  if (!writesWishAs(scope.actor, window.club_id, student_id)) throw notFound('wish');
  const [wish] = await wishesWhere(scope, window, sql`x.student_id = ${student_id}::uuid`);
  return found(wish, 'wish');
}

/** All that somebody needs to say what they want, or to change it. Throws 404. */
export async function wishForm(scope: Scope, term_id: string, student_id: string): Promise<WishForm> {
  const window = found(await windowOf(scope, term_id), 'window');
  const by = writesWishAs(scope.actor, window.club_id, student_id);
  const student = by && (await studentOf(scope, student_id));
  if (!by || !student) throw notFound('client');
  const [wish = null] = await wishesWhere(scope, window, sql`x.student_id = ${student_id}::uuid`);
  const refusal = whyNoWish(window, student, { by, today: localDateOf(scope.now, window.timezone) });
  const choices = await choicesAt(scope, window.club_id, familyOf(scope.actor));
  return {
    term: termOf(window),
    window: { opens_on: window.opens_on, closes_on: lastDay(window), state: stateOf(scope, window) },
    student: { id: student.id, display_name: student.display_name, level: student.level },
    wish,
    before: await beforeOf(scope, window, student_id),
    ...choices,
    family: choices.family.filter(({ id }) => id !== student_id),
    refusal: refusal?.code ?? null,
    abilities: { save: refusal === undefined, withdraw: wish?.abilities.withdraw ?? false },
  };
}

/** What the actor, and whoever is in their care, may say of terms now, or has said of those that have not begun to end. */
export async function listOwnWishes(scope: Scope): Promise<OwnWish[]> {
  const family = familyOf(scope.actor);
  if (family.length === 0) return [];
  const windows = (await windowsOf(scope, undefined)).filter(
    (window) =>
      window.club_is_active &&
      stateOf(scope, window) !== 'planned' &&
      localDateOf(scope.now, window.timezone) < window.starts_on,
  );
  const own: OwnWish[] = [];
  for (const window of windows) {
    const { rows } = await sql<{
      id: string;
      display_name: string;
      level: number | null;
      status: OwnWish['status'];
      updated_at: Date | null;
    }>`
      with people as materialized (${clientsOfClub(window, family)})
      select c.id, c.display_name, c.level, x.status, x.updated_at
        from people c
        left join wishes x on x.window_id = ${window.id}::uuid and x.student_id = c.id
       where c.is_active and c.blocked_at is null
       order by array_position(${family}::uuid[], c.id)`.execute(scope.tx);
    const state = stateOf(scope, window);
    own.push(
      ...rows
        .filter(({ status }) => state === 'open' || status !== null)
        .map(
          ({ id, display_name, level, status, updated_at }): OwnWish => ({
            term: termOf(window),
            window: { opens_on: window.opens_on, closes_on: lastDay(window), state },
            student: { id, display_name, level },
            status,
            updated_at: updated_at && offsetDateTime(updated_at, window.timezone),
          }),
        ),
    );
  }
  return own;
}

/** Active clients of the club who have said nothing. */
export async function whoHasNotWished(scope: Scope, window: WindowRow): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with people as materialized (${clientsOfClub(window)})
    select c.id from people c
     where c.is_active and c.blocked_at is null
       and not exists (select from wishes x where x.window_id = ${window.id}::uuid and x.student_id = c.id)
     order by c.id`.execute(scope.tx);
  return rows.map(({ id }) => id);
}
