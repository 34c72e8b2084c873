import type { Database } from './kernel/db/database.ts';
import type { HeadOf, PageHead } from './kernel/http/first-page.ts';
import { findPublicClub, getOnlyClub, listPublicClubs, type PublicClub } from './organizations/public.ts';

const clubPage = /^\/c\/([^/]+)\/([^/]+)/;

/** What search engines and messengers, which run no script, are told of a club's page: it is in the first answer. */
export function pageHeads({ db, publicUrl }: { db: Database; publicUrl: string }): HeadOf {
  return async (path) => {
    const address = path === '/' ? await frontDoor(db) : addressIn(path);
    const club = address && (await findPublicClub(db, address));
    return club && headOf(club, `${publicUrl}/c/${address.organization}/${address.club}`);
  };
}

/** The addresses that search engines are to know: every public club's page. */
export const publicPages =
  ({ db, publicUrl }: { db: Database; publicUrl: string }) =>
  async (): Promise<string[]> =>
    (await listPublicClubs(db)).map(({ organization, club }) => `${publicUrl}/c/${organization}/${club}`);

function addressIn(path: string) {
  const [, organization, club] = clubPage.exec(path) ?? [];
  return organization && club ? { organization, club } : undefined;
}

async function frontDoor(db: Database) {
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
function headOf(club: PublicClub, canonical: string): PageHead {
  const language = club.locale.startsWith('es') ? 'es' : 'en';
  const { title, description } = words[language](
    club.name,
    [club.name, club.address].filter(Boolean).join(', '),
  );
  return { language, title, description, canonical, name: club.name, facts: factsOf(club, canonical) };
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** schema.org's words for a club. */
const factsOf = ({ name, address, phone, email, opening_hours }: PublicClub, url: string) => ({
  '@context': 'https://schema.org',
  '@type': 'SportsActivityLocation',
  ...{ name, url },
  ...(address && { address }),
  ...(phone && { telephone: phone }),
  ...(email && { email }),
  openingHoursSpecification: opening_hours.map(({ weekday, opens_at, closes_at }) => ({
    '@type': 'OpeningHoursSpecification',
    ...{ dayOfWeek: days[weekday], opens: opens_at, closes: closes_at },
  })),
});
