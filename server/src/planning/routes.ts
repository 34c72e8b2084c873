import type { App } from '../kernel/http/app.ts';
import { planRoutes } from './routes/plans.ts';
import { wishRoutes } from './routes/wishes.ts';

/** A term as its students want it: docs/domain/wishes.md. */
export function planningRoutes(app: App): void {
  wishRoutes(app);
  planRoutes(app);
}
