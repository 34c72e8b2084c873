import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { NotFoundPage } from '../areas/shell/not-found.tsx';
import { BareProblem } from '../areas/shell/page-problem.tsx';
import { Root } from '../areas/shell/root.tsx';

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: BareProblem,
});
