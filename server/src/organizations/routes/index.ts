import type { Database } from '../../kernel/db/database.ts';
import type { App } from '../../kernel/http/app.ts';
import { clubRoutes } from './clubs.ts';
import { organizationRoutes } from './organizations.ts';
import { publicRoutes } from './public.ts';
import { settingsRoutes } from './settings.ts';

export function organizationsRoutes(app: App, options: { db: Database }): void {
  organizationRoutes(app, options.db);
  clubRoutes(app);
  settingsRoutes(app);
  publicRoutes(app, options.db);
}
