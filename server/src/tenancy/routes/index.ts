import type { App } from '../../kernel/http/server.ts';
import { createStaffWatch, isStaffVisit } from '../commands/staff-access.ts';
import { clientRoutes } from './clients.ts';
import { clubRoutes } from './clubs.ts';
import { meRoutes } from './me.ts';
import { memberRoutes } from './members.ts';
import { organizationRoutes } from './organizations.ts';
import type { TenancyOptions } from './outside.ts';
import { publicRoutes } from './public.ts';
import { recordRoutes } from './records.ts';

export function tenancyRoutes(app: App, options: TenancyOptions): void {
  meRoutes(app, options);
  organizationRoutes(app, options);
  clubRoutes(app);
  memberRoutes(app, options);
  clientRoutes(app);
  recordRoutes(app, options);
  publicRoutes(app);
}

/** Before the routes of every domain: whoever comes in as platform staff leaves a trace. */
export function watchStaff(app: App, { db }: Pick<TenancyOptions, 'db'>): void {
  const watch = createStaffWatch(db);
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (permission === undefined || permission === 'public' || !isStaffVisit(request.actor)) return;
    await watch(request.actor, request.tenantScope(), request.now);
  });
}
