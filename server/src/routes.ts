import type { AppOptions } from './app.ts';
import { catalogRoutes } from './catalog/routes.ts';
import type { App } from './kernel/http/server.ts';

/** Every domain's endpoints. */
export const routes: readonly ((app: App, options: AppOptions) => void | Promise<void>)[] = [catalogRoutes];
