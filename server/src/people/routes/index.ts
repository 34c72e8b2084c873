import type { App } from '../../kernel/http/app.ts';
import { foundingRoutes } from './founding.ts';
import { joinRoutes } from './join.ts';
import { meRoutes } from './me.ts';
import { memberRoutes } from './members.ts';
import type { PeopleOptions } from './options.ts';
import { tokenRoutes } from './tokens.ts';

export function peopleRoutes(app: App, options: PeopleOptions): void {
  meRoutes(app, options);
  foundingRoutes(app, options);
  memberRoutes(app, options);
  joinRoutes(app);
  tokenRoutes(app);
}
