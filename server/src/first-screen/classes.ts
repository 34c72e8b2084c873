import { addDays, type LocalDate, mondayOf } from '../kernel/time/index.ts';
import { type Html, html } from './html.ts';
import { dayName, type Language, words } from './words.ts';

/** What is drawn of a class, as the lists of the API have it. */
export interface ClassDrawn {
  id: string;
  name: string;
  local_date: string;
  local_time: string;
  ends_at: string;
  status: string;
  level: { display_name: string };
  class_type: { name: string };
  instructor: { display_name: string } | null;
  court: { name: string } | null;
  location: string;
  enrolled_count: number;
  max_participants: number;
}

export interface Week {
  /** Monday. */
  from: LocalDate;
  /** Sunday. */
  until: LocalDate;
  /** The day that a phone shows. */
  day: LocalDate;
  today: LocalDate;
}

const isDate = /^\d{4}-\d{2}-\d{2}$/;

/** The week that an address asks for, as the app reads it (`features/discovery/filters.ts`). */
export function weekOf(search: URLSearchParams, today: LocalDate): Week {
  const asked = (name: string) => {
    const value = search.get(name) ?? '';
    return isDate.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const day = asked('day');
  const from = mondayOf(day ?? asked('week') ?? today);
  const until = addDays(from, 6);
  return { from, until, today, day: day ?? (from <= today && today <= until ? today : from) };
}

interface Drawing {
  week: Week;
  classes: readonly ClassDrawn[];
  language: Language;
  /** Where a class is shown. */
  linkTo: (id: string) => string;
}

/** The classes from the day on screen to the end of the week; a desktop shows those before it, too. */
export function drawWeek({ week, classes, language, linkTo }: Drawing): Html {
  const byDay = Map.groupBy(classes, ({ local_date }) => local_date);
  if (byDay.size === 0) return html`<p>${words[language].none}</p>`;
  const days = [...byDay].toSorted(([a], [b]) => a.localeCompare(b));
  return html`
    <div class="days">
      ${days.map(
        ([date, those]) => html`
          <section${date < week.day && html` data-past`}>
            <h2>${dayName(date, week.today, language)}</h2>
            <ul>${those.map((one) => drawClass(one, language, linkTo))}</ul>
          </section>`,
      )}
    </div>`;
}

const drawClass = (one: ClassDrawn, language: Language, linkTo: Drawing['linkTo']): Html => html`
  <li${one.status === 'cancelled' && html` data-off`}>
    <p class="time">${one.local_time.slice(0, 5)}<span>–${one.ends_at.slice(11, 16)}</span></p>
    <div>
      <h3><a href="${linkTo(one.id)}">${one.name}</a></h3>
      <p>${[one.level.display_name, one.class_type.name].join(' · ')}</p>
      <p>${[one.instructor?.display_name, one.court?.name ?? one.location].filter(Boolean).join(' · ')}</p>
      <p>${words[language].places(one.enrolled_count, one.max_participants)}</p>
    </div>
  </li>`;
