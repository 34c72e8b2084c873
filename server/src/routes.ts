import type { AppOptions } from './app.ts';
import { attendanceRoutes } from './attendance/routes.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { clientRoutes } from './clients/routes.ts';
import { courtRoutes } from './courts/routes.ts';
import { demoRoutes } from './demo/routes.ts';
import { discoveryRoutes } from './discovery/routes.ts';
import { enrollmentRoutes } from './enrollments/routes.ts';
import { instructorRoutes } from './instructors/routes.ts';
import type { App } from './kernel/http/server.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { organizationsRoutes } from './organizations/routes/index.ts';
import { peopleRoutes } from './people/routes/index.ts';
import { recordRoutes } from './records/routes.ts';
import { schedulingRoutes } from './scheduling/routes.ts';

/** Every domain's endpoints. */
export const routes: readonly ((app: App, options: AppOptions) => void | Promise<void>)[] = [
  organizationsRoutes,
  clientRoutes,
  peopleRoutes,
  recordRoutes,
  catalogRoutes,
  courtRoutes,
  instructorRoutes,
  schedulingRoutes,
  enrollmentRoutes,
  attendanceRoutes,
  discoveryRoutes,
  notificationRoutes,
  demoRoutes,
];
