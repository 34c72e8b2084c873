import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { ConflictProvider } from './platform/client/conflicts.tsx';
import { createQueryClient } from './platform/client/query-client.ts';
import { leadToWrongFields } from './platform/errors/wrong-field.ts';
import { readyToDraw, takePlace } from './platform/first-screen.ts';
import { i18n, startI18n } from './platform/i18n/i18n.ts';
import { forgetKept } from './platform/offline/forget.ts';
import { meQuery } from './platform/session/api.ts';
import { ThemeProviders } from './platform/theme/providers.tsx';
import { createAppRouter } from './routes.tsx';
import { onCaughtError } from './ui/later.tsx';

const laterMs = 5_000;

const queryClient = createQueryClient(onSessionEnded);
const router = createAppRouter(queryClient);

/** The server no longer knows the person: to the front door, and back here afterwards. */
function onSessionEnded(): void {
  if (!queryClient.getQueryData(meQuery.queryKey)?.user) return;
  queryClient.removeQueries(meQuery);
  void forgetKept();
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href, ended: '1' } });
}

leadToWrongFields();
await startI18n();

// So that what is drawn first is a page, and not the wait for one.
await router.load();
await readyToDraw(queryClient);

const container = document.getElementById('root')!;
const root = createRoot(container, { onCaughtError });
// In pieces: whoever scrolls or touches meanwhile is not kept waiting.
startTransition(() =>
  root.render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <ThemeProviders>
          <QueryClientProvider client={queryClient}>
            <ConflictProvider>
              <RouterProvider router={router} />
            </ConflictProvider>
          </QueryClientProvider>
        </ThemeProviders>
      </I18nextProvider>
    </StrictMode>,
  ),
);
void takePlace(container, queryClient);
/** When the page is there: what it needs comes first. */
const keepLater = () =>
  setTimeout(async () => {
    if (queryClient.isFetching() > 0) return keepLater();
    const [{ begin }, { clearOld }] = await Promise.all([
      import('./platform/offline/device.ts'),
      import('./features/attendance/old-drafts.ts'),
    ]);
    begin(queryClient);
    clearOld(() => localStorage, Date.now());
  }, laterMs);
keepLater();
