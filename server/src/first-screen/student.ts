import { type ClassDrawn, drawWeek, type Week } from './classes.ts';
import { type Html, html } from './html.ts';
import { dayName, type Language, words } from './words.ts';

/** What is drawn of somebody's own class. */
export interface OwnClass {
  session_id: string;
  status: string;
  session_status: string;
  name: string;
  local_date: string;
  scheduled_datetime: string;
  ends_at: string;
  instructor_name: string | null;
  court_name: string | null;
  location: string;
}

interface StudentDrawing {
  club: string;
  week: Week;
  classes: readonly ClassDrawn[];
  next: OwnClass | undefined;
  language: Language;
}

/** The home of a student: their next class, and the classes of the week. */
export const drawStudent = ({ club, week, classes, next, language }: StudentDrawing): Html => html`
  <header><b>${club}</b></header>
  <main>
    <p class="over">${club}</p>
    <h1>${words[language].classes}</h1>
    ${next && drawNext(next, week, language)}
    ${drawWeek({ week, classes, language, linkTo: (id) => `/classes/${id}` })}
  </main>`;

const drawNext = (next: OwnClass, { today }: Week, language: Language): Html => html`
  <section class="next">
    <h2>${words[language].next}</h2>
    <p class="when">${dayName(next.local_date, today, language)}, ${hoursOf(next)}</p>
    <p><a href="/classes/${next.session_id}">${[next.name, next.court_name ?? next.location, next.instructor_name].filter(Boolean).join(' · ')}</a></p>
  </section>`;

const hoursOf = ({ scheduled_datetime, ends_at }: OwnClass): string =>
  `${scheduled_datetime.slice(11, 16)}–${ends_at.slice(11, 16)}`;

/** The class of one's own that is not over and comes first. */
export const nextOf = (mine: readonly OwnClass[], now: Date): OwnClass | undefined =>
  mine
    .filter(({ status, session_status }) => status === 'enrolled' && session_status !== 'cancelled')
    .filter(({ ends_at }) => Date.parse(ends_at) > now.getTime())
    .toSorted((a, b) => Date.parse(a.scheduled_datetime) - Date.parse(b.scheduled_datetime))[0];
