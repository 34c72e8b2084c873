import type { Database } from './kernel/db/database.ts';
import type { App } from './kernel/http/app.ts';
import type { HeadOf, PageHead } from './kernel/http/first-page.ts';
import type { Clock } from './kernel/time/index.ts';
import { findPublicClub, getOnlyClub, listPublicClubs, type PublicClub } from './organizations/public.ts';
import { type ClubAddress, eventsOf, nextClasses, type PublicClass } from './page-events.ts';

const clubPage = /^\/c\/([^/]+)\/([^/]+)/;
const wholePage = /^\/c\/[^/]+\/[^/]+\/?$/;

interface Told {
  app: App;
  clock: Clock;
  db: Database;
  publicUrl: string;
}

/** What search engines and messengers, which run no script, are told of a club's page: it is in the first answer. */
export function pageHeads(told: Told): HeadOf {
  const { db, publicUrl } = told;
  return async (path, request) => {
    const address = path === '/' ? await frontDoor(db) : addressIn(path);
    const club = address && (await findPublicClub(db, address));
    if (!club) return undefined;
    const url = `${publicUrl}/c/${address.organization}/${address.club}`;
    const isWhole = path === '/' || wholePage.test(path);
    const classes = isWhole ? await nextClasses({ ...told, request }, address, club.timezone) : [];
    return headOf(club, url, classes);
  };
}

/** The addresses that search engines are to know: every public club's page. */
export const publicPages =
  ({ db, publicUrl }: { db: Database; publicUrl: string }) =>
  async (): Promise<string[]> =>
    (await listPublicClubs(db)).map(({ organization, club }) => `${publicUrl}/c/${organization}/${club}`);

function addressIn(path: string): ClubAddress | undefined {
  const [, organization, club] = clubPage.exec(path) ?? [];
  return organization && club ? { organization, club } : undefined;
}

async function frontDoor(db: Database): Promise<ClubAddress | undefined> {
  const { organization, club } = await getOnlyClub(db);
  return organization && club ? { organization, club } : undefined;
}

const words = {
  es: (name: string, place: string) => ({
    title: `${name}: clases de pádel`,
    description: `Clases de pádel en ${place}. Mira los horarios y las plazas libres, y reserva desde el móvil.`,
  }),
  en: (name: string, place: string) => ({
    title: `${name}: padel classes`,
    description: `Padel classes at ${place}. See the timetable and the free places, and book from your phone.`,
  }),
};

/** In the club's language: a messenger that asks for the preview speaks none. */
function headOf(club: PublicClub, canonical: string, classes: readonly PublicClass[]): PageHead {
  const language = club.locale.startsWith('es') ? 'es' : 'en';
  const { title, description } = words[language](
    club.name,
    [club.name, club.address].filter(Boolean).join(', '),
  );
  const facts = {
    '@context': 'https://schema.org',
    '@graph': [placeOf(club, canonical), ...eventsOf(club, classes, canonical)],
  };
  return { language, title, description, canonical, name: club.name, facts };
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** schema.org's words for a club. */
const placeOf = ({ name, address, phone, email, opening_hours }: PublicClub, url: string) => ({
  '@type': 'SportsActivityLocation',
  ...{ '@id': url, name, url },
  ...(address && { address }),
  ...(phone && { telephone: phone }),
  ...(email && { email }),
  openingHoursSpecification: opening_hours.map(({ weekday, opens_at, closes_at }) => ({
    '@type': 'OpeningHoursSpecification',
    ...{ dayOfWeek: days[weekday], opens: opens_at, closes: closes_at },
  })),
});
