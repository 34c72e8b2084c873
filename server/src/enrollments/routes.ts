import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { enrollRoutes } from './routes/enroll.ts';
import { manageRoutes } from './routes/manage.ts';
import { placeRoutes } from './routes/places.ts';

export function enrollmentRoutes(app: App, options: { db: Database }): void {
  enrollRoutes(app, options);
  manageRoutes(app);
  placeRoutes(app);
}
