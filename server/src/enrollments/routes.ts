import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { daySheetRoutes } from './routes/day-sheet.ts';
import { enrollRoutes } from './routes/enroll.ts';
import { fixedPlaceRoutes } from './routes/fixed-places.ts';
import { holderRoutes } from './routes/holder.ts';
import { makeUpRoutes } from './routes/make-ups.ts';
import { manageRoutes } from './routes/manage.ts';
import { placeRequestRoutes } from './routes/place-requests.ts';
import { renewalRoutes } from './routes/renewal.ts';
import { ruleRoutes } from './routes/rules.ts';
import { seasonRoutes } from './routes/season.ts';

export function enrollmentRoutes(app: App, options: { db: Database; checkout?: object | undefined }): void {
  enrollRoutes(app, options);
  makeUpRoutes(app);
  manageRoutes(app);
  daySheetRoutes(app);
  fixedPlaceRoutes(app);
  holderRoutes(app);
  placeRequestRoutes(app);
  renewalRoutes(app);
  ruleRoutes(app);
  seasonRoutes(app);
}
