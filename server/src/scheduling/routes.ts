import type { App } from '../kernel/http/app.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { termRoutes } from './routes/school-terms.ts';
import { seasonRoutes } from './routes/season.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { timetableRoutes } from './routes/timetable.ts';

export function schedulingRoutes(app: App): void {
  scheduleRoutes(app);
  seasonRoutes(app);
  termRoutes(app);
  sessionRoutes(app);
  timetableRoutes(app);
}
