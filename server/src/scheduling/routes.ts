import type { App } from '../kernel/http/server.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { sessionRoutes } from './routes/sessions.ts';

export function schedulingRoutes(app: App): void {
  scheduleRoutes(app);
  sessionRoutes(app);
}
