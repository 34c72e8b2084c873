import type { InputError } from '../../kernel/problem.ts';

/** What a browser sends as an origin, in the signs that it uses: nothing of it means anything else in a header. */
const origin = /^https?:\/\/([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?$/;
const loopback = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/;

/** `https://Www.Pádel.es/` → `https://www.xn--pdel-5na.es`; undefined for what is no website's origin. */
export function originOf(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (url?.pathname !== '/' || url.search || url.hash || url.username || url.password) return undefined;
  return isAllowed(url.origin) ? url.origin : undefined;
}

/** `http:` is for a website that is being made, on the machine of whoever makes it. */
const isAllowed = (found: string): boolean =>
  origin.test(found) && (found.startsWith('https:') || loopback.test(found));

/** Each must be the origin of a website, without a page, sign-in or star. */
export const checkOrigins = (origins: readonly string[] = []): InputError[] =>
  origins.every((one) => originOf(one) !== undefined)
    ? []
    : [
        {
          ...{ path: '/embed_origins', code: 'format', params: { format: 'origin' } },
          message: 'has what is not the origin of a website, such as https://www.example.org',
        },
      ];

/** Each once, as browsers write them. */
export const originsOf = (origins: readonly string[]): string[] => [
  ...new Set(origins.flatMap((one) => originOf(one) ?? [])),
];
