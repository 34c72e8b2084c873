import type { FastifyRequest } from 'fastify';

/** What an address shows first, put into its page, so that it is read before any script has run. */
export interface FirstScreen {
  /** Where the app will be led from the address; it says which files are asked for. */
  path: string;
  language: string;
  /** In whose eyes it is: a slug. */
  organization: string | null;
  /** Markup, escaped. */
  html: string;
  /** What the API answers to whoever asked for the page, by address, as JSON. */
  answers: Readonly<Record<string, string>>;
}

/** The first screen of an address, for whoever asks, in the language that their browser speaks. */
export type ScreenOf = (request: FastifyRequest, language: string) => Promise<FirstScreen | undefined>;

/** More of it would come later than if it were asked for. */
const mostOfAnAnswer = 96 * 1024;
const loads =
  /<script type="module"[^>]* src="\/([^"]+)"[^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]* href="\/([^"]+)"[^>]*>/g;

/**
 * The built page with its first screen. The app's files are only named: public/first-paint.js asks for them when the
 * screen has been painted, each in a task of its own, and the app takes the screen's place when it has drawn the same.
 */
export function withScreen(page: string, screen: FirstScreen, files: readonly string[], css: string): string {
  const built = [...page.matchAll(loads)].map(([, script, other]) => script ?? (other as string));
  const entry = built.filter((file) => page.includes(`src="/${file}"`));
  const others = [...built, ...files].filter((file) => !entry.includes(file));
  const all = [...new Set([...others, ...entry])];
  const { html, language, organization, answers } = screen;
  const small = Object.entries(answers).filter(([, body]) => body.length <= mostOfAnAnswer);
  const known = small.map(([path, body]) => `${JSON.stringify(path)}:${body}`).join();
  return page
    .replaceAll(loads, '')
    .replace('</head>', () => `<style>${css}</style></head>`)
    .replace('<div id="root"></div>', () =>
      [
        `<div id="first-screen" lang="${language}">${html}</div><div id="root" hidden></div>`,
        data('first-files', JSON.stringify(all)),
        data('first-answers', `{"organization":${JSON.stringify(organization)},"answers":{${known}}}`),
      ].join(''),
    );
}

/** Data, not a script: the content policy lets it be. */
const data = (id: string, json: string): string =>
  `<script type="application/json" id="${id}">${json.replaceAll('<', '\\u003c')}</script>`;
