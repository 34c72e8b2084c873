import { type Html, html } from '../first-screen/html.ts';
import { dayName, type Language } from '../first-screen/words.ts';
import { minorUnits } from '../kernel/money.ts';
import type { LocalDate } from '../kernel/time/index.ts';
import type { PublicClub } from '../organizations/public.ts';
import type { PublicClass } from '../page-events.ts';
import { words } from './words.ts';

export interface Timetable {
  club: PublicClub;
  /** Whole address of the club's page. */
  url: string;
  classes: readonly PublicClass[];
  today: LocalDate;
  language: Language;
  theme: 'light' | 'dark' | 'auto';
  /** Which pages may frame it, and hear how tall it is. */
  origins: readonly string[];
}

/** The classes of two weeks, as a page that stands in another one. Whatever is booked is booked at the club's page. */
export function drawTimetable({ club, url, classes, today, language, theme, origins }: Timetable): string {
  const say = words[language];
  const byDay = [...Map.groupBy(classes, ({ local_date }) => local_date)];
  return pageOf({
    ...{ language, theme, origins, title: say.title(club.name) },
    body: html`
      <h1>${say.title(club.name)}</h1>
      ${byDay.length === 0 && html`<p>${say.none}</p>`}
      ${byDay.map(
        ([date, those]) => html`
          <section>
            <h2>${dayName(date, today, language)}</h2>
            <ul>${those.map((one) => drawClass(one, url, language))}</ul>
          </section>`,
      )}
      <p class="all">${linkTo(url, say.book, language)}</p>`,
  });
}

/** What stands there for a club that is not public. */
export const drawAbsence = (language: Language): string =>
  pageOf({
    ...{ language, theme: 'auto', origins: [], title: words[language].absent },
    body: html`<p>${words[language].absent}</p>`,
  });

function drawClass(one: PublicClass, url: string, language: Language): Html {
  const say = words[language];
  const off = one.status === 'cancelled';
  const places = one.free_places > 0 ? say.free(one.free_places) : say.full;
  return html`
    <li${off && html` data-off`}>
      <p class="time">${one.local_time.slice(0, 5)}<span>–${one.ends_at.slice(11, 16)}</span></p>
      <div>
        <h3>${linkTo(`${url}/${one.id}?week=${one.local_date}`, one.name, language)}</h3>
        <p>${[one.level.display_name, one.class_type.name].join(' · ')}</p>
        <p>${[one.instructor?.display_name, one.court?.name ?? one.location].filter(Boolean).join(' · ')}</p>
      </div>
      <p class="places">
        ${!off && one.price > 0 && html`<b>${priceOf(one, language)}</b>`}
        <span>${off ? say.off : places}</span>
      </p>
    </li>`;
}

/** Nobody signs in inside of another website. */
const linkTo = (address: string, text: string, language: Language): Html =>
  html`<a href="${address}" target="_blank" rel="noopener" title="${text} (${words[language].opens})">${text}</a>`;

const priceOf = ({ price, currency }: PublicClass, language: Language): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'es-ES', {
    ...{ style: 'currency', currency },
    minimumFractionDigits: price % 10 ** minorUnits(currency) === 0 ? 0 : minorUnits(currency),
  }).format(price / 10 ** minorUnits(currency));

interface Page extends Pick<Timetable, 'language' | 'theme' | 'origins'> {
  title: string;
  body: Html;
}

const pageOf = ({ language, theme, origins, title, body }: Page): string =>
  `<!doctype html>${
    html`
      <html lang="${language}" data-theme="${theme}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>${title}</title>
          <link rel="stylesheet" href="/embed/style.css">
          <script src="/embed/frame.js" defer></script>
        </head>
        <body data-origins="${origins.join(' ')}"><main>${body}</main></body>
      </html>`.text
  }`;
