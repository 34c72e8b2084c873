import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { NotFound } from './areas/shell/not-found.tsx';
import { PageProblem } from './areas/shell/page-problem.tsx';
import { Pending } from './areas/shell/pending.tsx';
import { adminRoutes } from './routes/admin.tsx';
import { app } from './routes/app.tsx';
import { galleryRoutes } from './routes/gallery.tsx';
import { ownRoutes } from './routes/own.tsx';
import { publicRoutes } from './routes/public.tsx';
import { root } from './routes/root.tsx';
import { parseSearch, stringifySearch } from './search.ts';

const routeTree = root.addChildren([
  ...publicRoutes,
  app.addChildren([...ownRoutes, adminRoutes, ...galleryRoutes]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: Pending,
    defaultPendingMinMs: 200,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    /** Shown over its parent's page, which stays: the focus is the dialog's business. */
    overlay?: boolean;
  }
}
