import type { QueryClient } from '@tanstack/react-query';
import { availableQuery } from '../../features/discovery/api.ts';
import { type ClassFilters, daysOf } from '../../features/discovery/filters.ts';
import { myClassesQuery } from '../../features/enrollments/api.ts';
import { now } from '../../platform/formats/clock.ts';
import type { LocalDate } from '../../platform/formats/local-date.ts';
import { localDateIn } from '../../platform/formats/zoned.ts';
import { chosenClub } from '../../platform/session/choice.ts';
import { type Club, clubOf, type Me } from '../../platform/session/me.ts';
import { peopleOf } from './people.ts';

/** What the home of a student asks for. */
export function askedClasses(
  me: Pick<Me, 'client' | 'dependants'>,
  club: Club,
  filters: ClassFilters,
  today: LocalDate,
) {
  const days = daysOf(filters, today);
  const people = peopleOf(me);
  // A guardian who takes no classes looks with the eyes of the first child.
  const whom = (people.find(({ id }) => id === filters.for) ?? people[0])?.id;
  const asked = {
    ...{ club_id: club.id, from: days[0]!, until: days[6]! },
    ...(whom && { student_id: whom }),
    ...(filters.make_up && { make_up: true as const }),
  };
  return { days, people, whom, asked };
}

/** Asks for it before the page is there. */
export function askFirst(queryClient: QueryClient, me: Me, filters: ClassFilters): void {
  const club = clubOf(me, chosenClub());
  if (!club) return;
  const { asked } = askedClasses(me, club, filters, localDateIn(now(), club.timezone));
  void queryClient.prefetchQuery(availableQuery(asked));
  void queryClient.prefetchQuery(myClassesQuery('upcoming'));
}
