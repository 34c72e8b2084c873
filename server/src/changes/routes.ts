import type { App } from '../kernel/http/app.ts';
import { capacityRoutes } from './routes/capacity.ts';
import { absenceRoutes, closureRoutes, stoppageRoutes } from './routes/causes.ts';
import { clientRoutes } from './routes/clients.ts';
import { keptRoutes } from './routes/kept.ts';
import { clubRoutes, coachRoutes } from './routes/leaving.ts';
import { courtChangeRoutes, courtClosureRoutes, hoursRoutes } from './routes/places.ts';
import { reinstateRoutes } from './routes/reinstate.ts';
import { roleRoutes } from './routes/roles.ts';
import { slotRoutes } from './routes/slots.ts';

export function changeRoutes(app: App): void {
  closureRoutes(app);
  absenceRoutes(app);
  stoppageRoutes(app);
  capacityRoutes(app);
  clientRoutes(app);
  coachRoutes(app);
  roleRoutes(app);
  clubRoutes(app);
  courtChangeRoutes(app);
  courtClosureRoutes(app);
  hoursRoutes(app);
  keptRoutes(app);
  reinstateRoutes(app);
  slotRoutes(app);
}
