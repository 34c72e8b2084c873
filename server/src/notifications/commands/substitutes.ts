import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type {
  SubstituteAsked,
  SubstituteRequestClosed,
  SubstituteUnanswered,
} from '../../substitutes/facts.ts';
import { teacherOf } from '../rules/changes.ts';
import { type SubstituteNews, substituteTextOf } from '../rules/substitute-texts.ts';
import { type ClassRow, classesOf } from '../store/classes.ts';
import { coachesOf, deskOf, type Recipient } from '../store/recipients.ts';
import { membersOf, type QuestionRow, questionsOf } from '../store/substitutes.ts';
import { common, type Message, sameReason, tell } from './tell.ts';

type Question = QuestionRow & { session: ClassRow };

/** Each coach once of all classes that they were asked about together, if they still are. */
export async function tellSubstitutesAsked(
  scope: Scope,
  facts: readonly DeliveredFact<SubstituteAsked>[],
): Promise<void> {
  const questions = await aheadOf(
    scope,
    facts.flatMap(({ payload }) => payload.request_ids),
  );
  const coaches = await coachesOf(
    scope,
    facts.map(({ payload }) => payload.instructor_id),
  );
  await tell(
    scope,
    facts.flatMap(({ cause_id, actor, payload: { instructor_id, request_ids } }): Message[] => {
      const to = coaches.get(instructor_id);
      const own = questions.filter(
        ({ id, state, asks }) =>
          state === 'open' &&
          request_ids.includes(id) &&
          asks.some((one) => one.instructor_id === instructor_id && one.answer === null && one.able),
      );
      if (!to || own.length === 0 || to.user_id === actor?.user_id) return [];
      const coach = common(own.map((one) => one.absent_name)) ?? null;
      return [messageOf(to, { news: 'asked', key: `${cause_id}:${instructor_id}`, own, coach })];
    }),
  );
}

/** Who knows of the question and has not declined hears that it is taken or not needed; the desk, who gives it or that nobody does. */
export async function tellSubstitutesClosed(
  scope: Scope,
  facts: readonly DeliveredFact<SubstituteRequestClosed>[],
): Promise<void> {
  const questions = await aheadOf(
    scope,
    facts.map(({ payload }) => payload.request_id),
  );
  const causes = Map.groupBy(facts, ({ cause_id }) => cause_id);
  for (const [cause_id, same] of causes) {
    // That a class has begun, also before its hour, is told nobody.
    const own = questions.filter(
      ({ id, state }) => state !== 'begun' && same.some(({ payload }) => payload.request_id === id),
    );
    const by = same[0]?.actor?.user_id ?? null;
    await tell(scope, [
      ...(await toAsked(scope, own, { cause_id, by })),
      ...(await toDesk(scope, own, { cause_id, by })),
    ]);
  }
}

/** Desk and askers, once, of the classes that are soon and that nobody has accepted. */
export async function tellSubstitutesUnanswered(
  scope: Scope,
  facts: readonly DeliveredFact<SubstituteUnanswered>[],
): Promise<void> {
  const questions = await aheadOf(
    scope,
    facts.map(({ payload }) => payload.request_id),
  );
  const open = questions.filter(({ state }) => state === 'open');
  for (const [cause_id, same] of Map.groupBy(facts, (fact) => fact.cause_id)) {
    const own = open.filter(({ id }) => same.some(({ payload }) => payload.request_id === id));
    await tell(scope, await toAskers(scope, own, { news: 'unanswered', key: cause_id, by: null }));
  }
}

interface Cause {
  cause_id: string;
  by: string | null;
}

async function toAsked(scope: Scope, own: readonly Question[], { cause_id, by }: Cause): Promise<Message[]> {
  const pairs = own.flatMap((question) =>
    question.asks
      .filter(({ answer, able, knows }) => answer === null && able && knows)
      .filter(({ instructor_id }) => instructor_id !== teacherOf(question.session))
      .map(({ instructor_id }) => ({ instructor_id, question, news: newsOf(question.state) })),
  );
  const coaches = await coachesOf(
    scope,
    pairs.map(({ instructor_id }) => instructor_id),
  );
  const occasions = Map.groupBy(pairs, ({ instructor_id, news }) => `${cause_id}:${instructor_id}:${news}`);
  return [...occasions].flatMap(([key, same]): Message[] => {
    const [{ instructor_id, news }] = same as [(typeof pairs)[number]];
    const to = coaches.get(instructor_id);
    if (!to || to.user_id === by) return [];
    return [messageOf(to, { news, key, own: same.map(({ question }) => question), coach: null })];
  });
}

const newsOf = (state: string): SubstituteNews =>
  state === 'accepted' || state === 'given' ? 'taken' : 'over';

async function toDesk(scope: Scope, own: readonly Question[], { cause_id, by }: Cause): Promise<Message[]> {
  const messages: Message[] = [];
  for (const news of ['accepted', 'declined'] as const) {
    const same = own.filter((one) => one.state === news);
    messages.push(...(await toAskers(scope, same, { news, key: cause_id, by })));
  }
  return messages;
}

interface ToAskers {
  news: SubstituteNews;
  key: string;
  by: string | null;
}

/** To the desk of each club, and to whoever asked. */
async function toAskers(
  scope: Scope,
  own: readonly Question[],
  { news, key, by }: ToAskers,
): Promise<Message[]> {
  const messages: Message[] = [];
  for (const [club_id, questions] of Map.groupBy(own, ({ session }) => session.club_id)) {
    const yes = questions.flatMap(({ asks }) => asks.filter(({ answer }) => answer === 'accepted'));
    const coach = common(yes.map((one) => one.name)) ?? null;
    const said = { news, key: `${key}:${club_id}:${news}`, own: questions, coach };
    for (const { to, link } of await whoAsked(scope, club_id, questions))
      if (to.user_id !== by) messages.push(messageOf(to, said, link));
  }
  return messages;
}

/** Who runs the club, and who asked. */
async function whoAsked(
  scope: Scope,
  club_id: string,
  questions: readonly Question[],
): Promise<{ to: Recipient; link: string }[]> {
  const desk = await deskOf(scope, club_id);
  const askers = await membersOf(
    scope,
    questions.flatMap(({ asked_by }) => asked_by),
  );
  const atDesk = new Set(desk.map(({ user_id }) => user_id));
  const [first] = questions;
  return [
    ...desk.map((to) => ({ to, link: `/admin/calendar?session=${first?.session_id}` })),
    ...[...askers.values()]
      .filter(({ user_id }) => !atDesk.has(user_id))
      .map((to) => ({ to, link: `/instructor/sessions/${first?.session_id}` })),
  ];
}

interface Said {
  news: SubstituteNews;
  key: string;
  own: readonly Question[];
  coach: string | null;
}

function messageOf(to: Recipient, { news, key, own, coach }: Said, link = '/instructor/day'): Message {
  const toDesk = news === 'accepted' || news === 'declined' || news === 'unanswered';
  const classes = own
    .map(({ session, discreet_name }) => (toDesk ? session : { ...session, class_name: discreet_name }))
    .toSorted((a, b) => a.starts_at.getTime() - b.starts_at.getTime());
  const [first] = classes as [ClassRow];
  const said = own.flatMap((one) =>
    news === 'asked' ? [one.words] : news === 'accepted' ? one.asks.flatMap(wordsOfYes) : [],
  );
  return {
    ...{ kind: toDesk ? 'substitute_answered' : 'substitute_wanted', key, to, classes },
    ...{ once: `substitute_${news}`, club_id: first.club_id, link },
    text: substituteTextOf(to.locale, news, { classes, coach, words: sameReason(said) }),
  };
}

const wordsOfYes = ({ answer, words }: QuestionRow['asks'][number]): string[] =>
  answer === 'accepted' ? [words] : [];

/** These questions with their classes, without those that have begun. */
async function aheadOf(scope: Scope, ids: readonly string[]): Promise<Question[]> {
  const rows = await questionsOf(scope, ids);
  const classes = await classesOf(
    scope,
    rows.map(({ session_id }) => session_id),
  );
  const byId = new Map(classes.map((one) => [one.session_id, one]));
  return rows.flatMap((row): Question[] => {
    const session = byId.get(row.session_id);
    return session && session.starts_at > scope.now ? [{ ...row, session }] : [];
  });
}
