import type { Auth } from '../../kernel/auth.ts';
import type { Bus } from '../../kernel/bus.ts';
import type { Database } from '../../kernel/db/database.ts';
import type { Mailer } from '../../kernel/mail.ts';
import type { FirstComers } from '../../kernel/setup-code.ts';

/** What the composition root hands to these routes. */
export interface PeopleOptions extends FirstComers {
  db: Database;
  bus: Bus;
  auth: Auth;
  mailer: Mailer;
}
