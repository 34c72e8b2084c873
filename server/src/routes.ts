import type { AppOptions } from './app.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { courtRoutes } from './courts/routes.ts';
import { instructorRoutes } from './instructors/routes.ts';
import { enrollmentRoutes } from './enrollments/routes.ts';
import type { App } from './kernel/http/server.ts';

/** Every domain's endpoints. */
export const routes: readonly ((app: App, options: AppOptions) => void | Promise<void>)[] = [
  catalogRoutes,
  courtRoutes,
  instructorRoutes,
  enrollmentRoutes,
];
