import type { App } from './app.ts';

/** The most addresses that one sitemap may name; sitemaps.org. */
const most = 50_000;

const escaped: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const inXml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escaped[sign] ?? sign);

/** Addresses as sitemaps.org has them. */
export const sitemapXml = (urls: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls.slice(0, most).map((url) => `<url><loc>${inXml(url)}</loc></url>`),
    '</urlset>\n',
  ].join('\n');

/** The API is for programs, but for the part that a public page itself reads. */
export const robotsTxt = (publicUrl: string): string =>
  ['User-agent: *', 'Disallow: /api/', 'Allow: /api/public/', `Sitemap: ${publicUrl}/sitemap.xml\n`].join(
    '\n',
  );

/** What crawlers ask for. The sitemap asks the database, so requests for it are counted like those of the API. */
export function useSitemap(
  app: App,
  { publicUrl, pages }: { publicUrl: string; pages: () => Promise<string[]> },
): void {
  app.get('/robots.txt', { config: { rateLimit: false }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robotsTxt(publicUrl)),
  );
  app.get('/sitemap.xml', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/xml; charset=utf-8')
      .send(sitemapXml(await pages())),
  );
}
