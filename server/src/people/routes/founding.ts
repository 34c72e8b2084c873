import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { viaOf, workIn } from '../../kernel/http/outside.ts';
import { newId } from '../../kernel/ids.ts';
import { conflict } from '../../kernel/problem.ts';
import { checkFirstComer, sitsHere } from '../../kernel/setup-code.ts';
import { type Club, isSetUpNeeded } from '../../organizations/public.ts';
import { foundOrganization } from '../commands/found.ts';
import { invite } from '../commands/invitations.ts';
import { setUp } from '../commands/setup.ts';
import {
  FirstOrganization,
  OpenedOrganization,
  OpenOrganization,
  SetUp,
  SetUpCodeToCheck,
  SetUpNeeded,
} from '../schemas/founding.ts';
import type { PeopleOptions } from './options.ts';

export function foundingRoutes(app: App, options: PeopleOptions): void {
  setupRoutes(app, options);
  openingRoutes(app, options);
}

function setupRoutes(app: App, options: PeopleOptions): void {
  app.get(
    '/api/setup/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['setup'],
        summary: 'Whether the first start is still to do',
        response: { 200: SetUpNeeded },
      },
    },
    async (request) => {
      const needed = await options.db.global(null, isSetUpNeeded);
      return { needed, ...(needed && !sitsHere(request, options) && { code_needed: true }) };
    },
  );
  app.post(
    '/api/setup/code/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['setup'],
        summary: 'Whether this is the code of the console: before anybody fills in a form for nothing',
        body: SetUpCodeToCheck,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      if (!(await options.db.global(null, isSetUpNeeded)))
        throw conflict('setup.done', 'Bandeja is set up already. Sign in.');
      checkFirstComer(request, options, request.body.setup_code);
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/setup/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['setup'],
        summary: 'The first start: owner, organization, club. Signs the owner in',
        body: SetUp,
        response: { 201: FirstOrganization },
      },
    },
    async (request, reply) => {
      const { setup_code, ...input } = request.body;
      checkFirstComer(request, options, setup_code);
      const start = { db: options.db, auth: options.auth, via: viaOf(request), now: request.now };
      const { cookies, ...made } = await setUp(start, input);
      return reply.code(201).header('set-cookie', cookies).send(made);
    },
  );
}

function openingRoutes(app: App, { db, publicUrl }: PeopleOptions): void {
  app.post(
    '/api/organizations/',
    {
      config: { permission: 'staff' },
      schema: {
        tags: ['organizations'],
        summary: 'Open another organization (platform staff) and invite its owner',
        body: OpenOrganization,
        response: { 201: OpenedOrganization },
      },
    },
    async (request, reply) => {
      const { owner_email, ...input } = request.body;
      const opened = await workIn(db, request, newId(), async (scope) => {
        const { organization, club } = await foundOrganization(scope, input);
        const invited =
          owner_email === undefined
            ? null
            : await invite(scope, publicUrl, { email: owner_email, role: 'owner' });
        return { organization, club: club as Club, invitation_link: invited?.link ?? null };
      });
      return reply.code(201).send(opened);
    },
  );
}
