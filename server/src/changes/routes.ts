import type { App } from '../kernel/http/app.ts';
import { absenceRoutes, closureRoutes, stoppageRoutes } from './routes/causes.ts';
import { keptRoutes } from './routes/kept.ts';
import { reinstateRoutes } from './routes/reinstate.ts';

export function changeRoutes(app: App): void {
  closureRoutes(app);
  absenceRoutes(app);
  stoppageRoutes(app);
  keptRoutes(app);
  reinstateRoutes(app);
}
