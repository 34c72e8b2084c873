import { Type } from 'typebox';
import type { Auth } from '../kernel/auth.ts';
import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { Id, Int, Shape, Strict } from '../kernel/http/types.ts';
import { conflict } from '../kernel/problem.ts';
import { checkFirstComer, type FirstComers } from '../kernel/setup-code.ts';
import { isSetUpNeeded } from '../organizations/public.ts';
import { SetUpCode, tryFirstStart } from '../people/public.ts';
import { loadDemo } from './load.ts';

const named = () =>
  Type.Object({ id: Id(), slug: Type.String(), name: Type.String() }, { additionalProperties: false });
const Demo = Shape('Demo', {
  organization: named(),
  club: named(),
  accounts: Type.Array(
    Type.Object(
      { role: Type.String(), name: Type.String(), email: Type.String(), password: Type.String() },
      { additionalProperties: false, description: 'An invented person and how to sign in as them' },
    ),
  ),
});

interface DemoOptions extends FirstComers {
  db: Database;
  auth: Auth;
}

export function demoRoutes(app: App, options: DemoOptions): void {
  const { db, auth } = options;
  app.post(
    '/api/setup/demo/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['setup'],
        summary: 'The first start with the demo club instead of one of your own',
        body: Strict({ seed: Type.Optional(Int({ minimum: 0 })), setup_code: Type.Optional(SetUpCode()) }),
        response: { 201: Demo },
      },
    },
    async (request, reply) => {
      const via = { user_id: null, via: 'web', request_id: request.id, ip: request.ip };
      const { seed, setup_code } = request.body;
      // The answer tells the owner's password.
      checkFirstComer(request, options, setup_code);
      // As the first start does: whoever comes while another does it, or after, is refused.
      const { counts: _, ...loaded } = await db.global(null, async (tx) => {
        if (!(await tryFirstStart(tx)))
          throw conflict('setup.running', 'Somebody is setting Bandeja up at this moment.');
        if (!(await isSetUpNeeded(tx))) throw conflict('setup.done', 'Bandeja is set up already. Sign in.');
        return loadDemo({ db, auth, now: request.now, via, ...(seed !== undefined && { seed }) });
      });
      return reply.code(201).send(loaded);
    },
  );
}
