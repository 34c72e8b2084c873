import type { PublicClub } from '../organizations/public.ts';
import { type ClassDrawn, drawWeek, type Week } from './classes.ts';
import { type Html, html } from './html.ts';
import { type Language, weekdayName, words } from './words.ts';

interface ClubDrawing {
  club: PublicClub;
  /** Of its page. */
  path: string;
  week: Week;
  classes: readonly ClassDrawn[];
  language: Language;
  isSignedIn: boolean;
}

/** The page of a club, for everybody. */
export function drawClub({ club, path, week, classes, language, isSignedIn }: ClubDrawing): Html {
  const say = words[language];
  return html`
    <header>
      <a href="/"><b>Bandeja</b></a>
      <a class="way" href="${isSignedIn ? '/' : '/sign-in'}">${isSignedIn ? say.toApp : say.signIn}</a>
    </header>
    <main>
      <section class="hero"><p>${say.eyebrow}</p><h1>${club.name}</h1>${drawFacts(club, language)}</section>
      ${drawWeek({ week, classes, language, linkTo: (id) => `${path}/${id}?week=${week.day}` })}
    </main>`;
}

const drawFacts = (club: PublicClub, language: Language): Html => html`
  <ul>
    ${club.address && html`<li>${club.address}</li>`}
    ${club.phone && html`<li><a href="tel:${club.phone.replaceAll(' ', '')}">${club.phone}</a></li>`}
    ${club.email && html`<li><a href="mailto:${club.email}">${club.email}</a></li>`}
    ${drawHours(club.opening_hours, language)}
  </ul>`;

type Windows = PublicClub['opening_hours'];

function drawHours(windows: Windows, language: Language): Html | undefined {
  if (windows.length === 0) return undefined;
  const spans = spansOf(windows).map(({ first, last, hours }) => {
    const days = [...new Set([first, last])].map((weekday) => weekdayName(weekday, language));
    return html`<span>${days.join('–')} ${hours || words[language].closed}</span> `;
  });
  return html`<li aria-label="${words[language].hours}">${spans}</li>`;
}

interface Span {
  first: number;
  last: number;
  hours: string;
}

/** Days in a row with the same hours. */
function spansOf(windows: Windows): Span[] {
  const spans: Span[] = [];
  for (let weekday = 0; weekday < 7; weekday++) {
    const hours = hoursOn(windows, weekday);
    const before = spans.at(-1);
    if (before?.hours === hours) before.last = weekday;
    else spans.push({ first: weekday, last: weekday, hours });
  }
  return spans;
}

const hoursOn = (windows: Windows, weekday: number): string =>
  windows
    .filter((window) => window.weekday === weekday)
    .map(({ opens_at, closes_at }) => `${opens_at.slice(0, 5)}–${closes_at.slice(0, 5)}`)
    .join(', ');
