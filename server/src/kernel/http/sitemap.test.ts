import { expect, test } from 'vitest';
import { robotsTxt, sitemapXml } from './sitemap.ts';

test('a sitemap names each address, whatever signs are in it', () => {
  const xml = sitemapXml(['https://x.test/c/a/b', 'https://x.test/c/a/b?x="1"&y=<2>']);
  expect(xml).toContain('<url><loc>https://x.test/c/a/b</loc></url>');
  expect(xml).toContain('<loc>https://x.test/c/a/b?x=&quot;1&quot;&amp;y=&lt;2&gt;</loc>');
});

test('robots are told where it is, and kept off the API', () => {
  expect(robotsTxt('https://x.test').split('\n')).toEqual([
    ...['User-agent: *', 'Disallow: /api/', 'Allow: /api/public/', 'Sitemap: https://x.test/sitemap.xml', ''],
  ]);
});
