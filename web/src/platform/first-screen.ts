import type { QueryClient } from '@tanstack/react-query';

/** Whoever waits longer for the app is better off with it, unfinished, than with what cannot be used. */
const patienceMs = 4_000;

const screen = () => document.getElementById('first-screen');
const inTime = (work: Promise<unknown>) =>
  Promise.race([work, new Promise((done) => setTimeout(done, patienceMs))]);

/** Where there is something to look at already, what the page asks for is waited for: it is drawn once, and whole. */
export async function readyToDraw(queryClient: QueryClient): Promise<void> {
  if (screen()) await inTime(answered(queryClient));
}

/** The language of the screen that came with the page. */
export const screenLanguage = (): string | undefined => screen()?.lang;

/** Puts the app, drawn out of sight, in the place of the screen that came with the page, once it shows as much. */
export async function takePlace(app: HTMLElement, queryClient: QueryClient): Promise<void> {
  if (!screen()) return;
  await inTime(Promise.all([styled(), answered(queryClient), drawn(app)]));
  app.hidden = false;
  screen()?.remove();
}

/** React begins when there is time. */
const drawn = (app: HTMLElement) =>
  new Promise<void>((done) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      done();
    });
    observer.observe(app, { childList: true });
  });

const styled = () =>
  Promise.all(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')]
      .filter(({ sheet }) => sheet === null)
      .map(
        (link) => new Promise((done) => ['load', 'error'].map((event) => link.addEventListener(event, done))),
      ),
  );

/** When nothing that the page asks for is on its way any more, in the frame after. */
const answered = (queryClient: QueryClient) =>
  new Promise<void>((done) => {
    const look = () => {
      if (queryClient.isFetching() > 0) return;
      stop();
      requestAnimationFrame(() => done());
    };
    const stop = queryClient.getQueryCache().subscribe(() => queueMicrotask(look));
    requestAnimationFrame(look);
  });
