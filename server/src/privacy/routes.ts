import { Type } from 'typebox';
import type { Bus } from '../kernel/bus.ts';
import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { whole } from '../kernel/http/paging.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { eraseAccount } from './account.ts';
import { exportPerson } from './export.ts';
import { erasureAnswer, previewErasure } from './preview.ts';
import { askErasure, withdraw } from './requests.ts';
import { EraseAccount, Erasure, ErasurePreview, PersonData } from './schemas.ts';
import { waitingErasures } from './store.ts';

const tags = ['privacy'];
const config = { permission: 'member' };

export function privacyRoutes(app: App, options: { db: Database; bus: Bus }): void {
  dataRoute(app);
  erasureRoutes(app);
  accountRoute(app, options);
}

function dataRoute(app: App): void {
  app.get(
    '/api/clients/:id/data/',
    {
      config: { ...config, long: true },
      schema: {
        tags,
        summary: 'All that is kept of a person, as one file; docs/domain/privacy.md',
        description:
          'For the person, who looks after them, and the desk. Evaluations without a name are told to their author alone. Each time leaves a line in the audit log.',
        params: IdParams,
        response: { 200: PersonData },
      },
    },
    async (request, reply) => {
      const data = await request.snapshot((scope) => exportPerson(scope, request.params.id));
      return reply
        .header('content-disposition', 'attachment; filename="bandeja-data.json"')
        .header('cache-control', 'no-store')
        .send(data);
    },
  );
}

function erasureRoutes(app: App): void {
  app.get(
    '/api/clients/:id/erasure/',
    {
      config,
      schema: {
        tags,
        summary: 'What erasing a person ends, what is kept and why, and what is in the way',
        params: IdParams,
        response: { 200: ErasurePreview },
      },
    },
    (request) => request.read((scope) => previewErasure(scope, request.params.id)),
  );
  app.post(
    '/api/clients/:id/erasure/',
    {
      config: { ...config, long: true },
      schema: {
        tags,
        summary: 'Ask to be erased; of the desk: decide it. It is done when it has waited',
        description:
          'Waits `erasure_wait_days` after it was asked for, and a day at least after it was decided; can be withdrawn until it is done.',
        params: IdParams,
        response: { 200: ErasurePreview },
      },
    },
    (request, reply) => request.write(reply, (scope) => askErasure(scope, request.params.id)),
  );
  app.delete(
    '/api/clients/:id/erasure/',
    {
      config,
      schema: {
        tags,
        summary: 'Withdraw it, as long as it waits',
        params: IdParams,
        response: { 200: ErasurePreview },
      },
    },
    (request, reply) => request.write(reply, (scope) => withdraw(scope, request.params.id)),
  );
  app.get(
    '/api/erasures/',
    {
      config: { permission: 'clients.erase_clientprofile' },
      schema: {
        tags,
        summary: 'Who has asked to be erased or is about to be, the first first',
        response: { 200: Page(Erasure) },
      },
    },
    (request) =>
      request.read(async (scope) =>
        whole((await waitingErasures(scope)).map((one) => erasureAnswer(one, scope.now))),
      ),
  );
}

function accountRoute(app: App, options: { db: Database; bus: Bus }): void {
  app.post(
    '/api/me/erase/',
    {
      config: { permission: 'signed_in' },
      schema: {
        tags: ['me'],
        summary: 'Erase one’s own account, once no organization knows it any more',
        body: EraseAccount,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await eraseAccount(options, request.actor.user_id as string, request.body.email);
      return reply.status(204).send(null);
    },
  );
}
