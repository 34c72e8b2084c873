import type { Database } from './kernel/db/database.ts';
import type { App } from './kernel/http/app.ts';
import { spokenIn } from './kernel/http/first-page.ts';
import { getOnlyName } from './organizations/public.ts';

const app = 'Bandeja';
const descriptions = {
  es: 'Clases de pádel: horarios, plazas, reservas y asistencia.',
  en: 'Padel classes: timetable, places, bookings, attendance.',
};
/** What fits under an icon; web.dev recommends it. */
const shortest = 12;
const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  ...{ src: `/icons/${name}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose },
});

/** What a phone is told that puts the app on its home screen: W3C's Web Application Manifest. */
export const manifestOf = (name: string | undefined, language: 'es' | 'en') => ({
  ...{ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: language, dir: 'ltr' },
  name: name ?? app,
  // Left out, a phone shortens the name.
  short_name: name === undefined ? app : name.length <= shortest ? name : undefined,
  description: descriptions[language],
  // As in web/index.html and the theme.
  theme_color: '#0a3c52',
  background_color: '#f4f7f8',
  icons: [
    ...[icon('192', 192, 'any'), icon('512', 512, 'any'), icon('maskable-512', 512, 'maskable')],
    { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
});

/** The app under the name of the installation, in the language of the browser. */
export function useManifest(server: App, db: Database): void {
  server.get('/manifest.webmanifest', { schema: { hide: true } }, async (request, reply) => {
    const language = spokenIn(request.headers['accept-language']) === 'es' ? 'es' : 'en';
    return reply
      .headers({ 'cache-control': 'no-cache', vary: 'accept-language' })
      .type('application/manifest+json; charset=utf-8')
      .send(JSON.stringify(manifestOf(await getOnlyName(db), language)));
  });
}
