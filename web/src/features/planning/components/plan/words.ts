import { useTranslation } from 'react-i18next';
import { listOf, weekdayNames } from '../../../../platform/formats/weekdays.ts';
import { minutesOf, timeOf } from '../../hours.ts';
import type { Broken, Found, Help, PlanGroup } from '../../plans-api.ts';

type Slot = Pick<PlanGroup, 'weekday' | 'start_time' | 'duration_minutes'>;
type Said = Slot & Pick<PlanGroup, 'kind' | 'instructor'>;
type Here = NonNullable<PlanGroup['members'][number]['here']>;
type Way = Found['left'][number]['ways'][number];
type Obstacle = Way['obstacles'][number];

const sentence = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
const names = (people: readonly { name: string }[]) => people.map(({ name }) => name);

/** A plan as people say it: hours, groups, why somebody is where they are, and what stands in the way. */
export function usePlanWords() {
  const { t, i18n } = useTranslation();
  const long = weekdayNames(i18n.language, 'long');
  const short = weekdayNames(i18n.language, 'short');
  const list = (all: readonly string[]) => listOf(i18n.language, all);
  /** `Monday 18:00–19:30` */
  const when = ({ weekday, start_time, duration_minutes }: Slot) =>
    sentence(
      t('plans.group.where', {
        day: long[weekday] ?? '',
        from: start_time,
        until: timeOf(minutesOf(start_time) + duration_minutes),
      }),
    );
  /** `Mon 18:00 · Level 2–3 · Ana` */
  const group = ({ weekday, start_time, kind, instructor }: Said) =>
    [`${sentence(short[weekday] ?? '')} ${start_time}`, kind.name, instructor.display_name].join(' · ');
  const obstacle = ({ what, person, missing }: Obstacle) =>
    what === 'company'
      ? t('plans.obstacles.company', { count: missing ?? 1 })
      : t(`plans.obstacles.${what as 'time'}`, { name: person?.name ?? '' });
  const broken = ({ rule, people, instructors, club }: Broken) =>
    t(`plans.rules.${rule as 'length'}`, {
      coach: instructors[0]?.display_name ?? '',
      person: people[0]?.name ?? '',
      other: people[1]?.name ?? '',
      club: club?.name ?? '',
    });
  return {
    ...{ list, when, group },
    day: (weekday: number) => sentence(long[weekday] ?? ''),
    why: ({ loved, with: friends, back_to_back, coach, from_middle, choices }: Here): string[] =>
      [
        loved && t('plans.why.loved'),
        friends.length > 0 && t('plans.why.with', { names: list(names(friends)) }),
        back_to_back.length > 0 && t('plans.why.backToBack', { names: list(names(back_to_back)) }),
        coach && t('plans.why.coach'),
        from_middle === 0 && t('plans.why.middle'),
        from_middle !== null && from_middle > 0 && t('plans.why.edge', { far: from_middle }),
        choices === 1 ? t('plans.why.only') : t('plans.why.choices', { count: choices }),
      ].filter((one) => one !== false),
    /** Where a way into the plan leads, and all that stands in it. */
    way: (way: Way, groups: readonly PlanGroup[]) => {
      const joins = groups.find(({ key }) => key === way.group);
      const opens = [
        t('plans.people.opens', { kind: way.kind.name, when: when(way) }),
        ...(way.company.length > 0
          ? [t('plans.people.withCompany', { names: list(names(way.company)) })]
          : []),
      ].join(', ');
      return { to: joins ? group(joins) : sentence(opens), obstacles: way.obstacles.map(obstacle) };
    },
    obstacles: (all: readonly Obstacle[]) =>
      all.length > 0 ? all.map(obstacle).join('; ') : t('plans.people.free'),
    broken,
    /** A rule that is broken, with the hour it is about. */
    conflict: (one: Broken) =>
      one.weekday === null ? sentence(broken(one)) : `${sentence(long[one.weekday] ?? '')}: ${broken(one)}`,
    help: ({ what, at, instructor, kind, minutes }: Help) =>
      t(`plans.helps.change.${what}`, {
        when: at ? `${when(at)}, ${at.club.name}` : '',
        coach: instructor?.display_name ?? '',
        kind: kind?.name ?? '',
        minutes: minutes ?? 0,
      }),
  };
}
