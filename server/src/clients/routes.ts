import { Type } from 'typebox';
import { readFileTable } from '../kernel/files/read.ts';
import type { App } from '../kernel/http/app.ts';
import { ImportFile, ImportReport } from '../kernel/http/import-shapes.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { whole } from '../kernel/http/paging.ts';
import { fileBodyLimit, IdParams, Page } from '../kernel/http/types.ts';
import { changeCare } from './commands/care.ts';
import { addClient, unblockClient } from './commands/clients.ts';
import { addDependant, removeDependant } from './commands/dependants.ts';
import { importClients } from './commands/import.ts';
import { giveConsent, notePaper, publishText } from './commands/privacy.ts';
import { getCare } from './queries/care.ts';
import { getClient, listClients, listDependants } from './queries/clients.ts';
import { findDuplicates } from './queries/duplicates.ts';
import { consentsOf, listTexts, privacyAsked } from './queries/privacy.ts';
import { listWithGuardians } from './queries/with-guardians.ts';
import { waiverRoutes } from './routes/waivers.ts';
import { clientFile, familyFile } from './rules/export.ts';
import {
  AddClient,
  AddDependant,
  ChangeCare,
  Client,
  ClientCare,
  ClientQuery,
  Dependant,
  DependantParams,
  Duplicate,
  DuplicatesQuery,
  ExportQuery,
  GiveConsent,
  PaperConsent,
  Privacy,
  PrivacyConsent,
  PrivacyText,
  PublishText,
} from './schemas.ts';

const tags = ['clients'];

/** Clients are changed and blocked where what that does to bookings is known: `changes`. */
export function clientRoutes(app: App): void {
  app.get(
    '/api/clients/',
    {
      config: { permission: 'clients.view_clientprofile' },
      schema: {
        tags,
        summary: 'Clients, by name',
        querystring: ClientQuery,
        response: { 200: Page(Client) },
      },
    },
    (request) => request.read((scope) => listClients(scope, request.query)),
  );
  app.post(
    '/api/clients/',
    {
      config: { permission: 'clients.add_clientprofile' },
      schema: {
        tags,
        summary: 'Add a client without an account',
        body: AddClient,
        response: { 201: Client },
      },
    },
    (request, reply) => request.write(reply, (scope) => addClient(scope, request.body), 201),
  );
  app.post(
    '/api/clients/import_file/',
    {
      config: { permission: 'clients.import', long: true },
      bodyLimit: fileBodyLimit,
      schema: {
        tags,
        summary:
          'Import clients, and in whose care they are, from a .csv or .xlsx file; docs/domain/imports.md',
        body: ImportFile,
        response: { 200: ImportReport },
      },
    },
    async (request, reply) => {
      const table = await readFileTable(Buffer.from(request.body.file, 'base64'), request.body.sheet);
      return request.write(reply, (scope) => importClients(scope, request.body, table));
    },
  );
  app.get(
    '/api/clients/duplicates/',
    {
      config: { permission: 'clients.view_clientprofile' },
      schema: {
        tags,
        summary: 'Profiles that may be this person: the same e-mail, telephone, or name and birthday',
        querystring: DuplicatesQuery,
        response: { 200: Page(Duplicate) },
      },
    },
    (request) => request.read(async (scope) => whole(await findDuplicates(scope, request.query))),
  );
  app.get(
    '/api/clients/:id/',
    {
      config: {
        permission: 'member',
        tokens: 'clients.view_clientprofile',
        versioned: { table: 'client_profiles' },
      },
      schema: {
        tags,
        summary: 'One client: any for desk and instructors, else oneself and one’s dependants',
        params: IdParams,
        response: { 200: Client },
      },
    },
    (request) => request.read((scope) => getClient(scope, request.params.id)),
  );
  careRoutes(app);
  exportRoute(app);
  privacyRoutes(app);
  waiverRoutes(app);
  blockRoutes(app);
  dependantRoutes(app);
}

function careRoutes(app: App): void {
  app.get(
    '/api/clients/:id/care/',
    {
      config: { permission: 'member', versioned: { table: 'client_profiles' } },
      schema: {
        tags,
        summary: 'Health, emergency contact and photo consent: for the desk, oneself and one’s dependants',
        params: IdParams,
        response: { 200: ClientCare },
      },
    },
    (request) => request.read((scope) => getCare(scope, request.params.id)),
  );
  app.patch(
    '/api/clients/:id/care/',
    {
      config: { permission: 'member' },
      schema: {
        tags,
        summary: 'Change health, emergency contact or photo consent',
        params: IdParams,
        body: ChangeCare,
        response: { 200: ClientCare },
      },
    },
    (request, reply) => request.write(reply, (scope) => changeCare(scope, request.params.id, request.body)),
  );
}

/** A GET that writes: its line in the audit log. As a POST its answer would be kept under its Idempotency-Key. */
function exportRoute(app: App): void {
  app.get(
    '/api/clients/export_file/',
    {
      config: { permission: 'clients.view_clientprofile', long: true },
      schema: {
        tags,
        summary: 'The clients of the list as a .csv file that can be imported; docs/domain/imports.md',
        querystring: ExportQuery,
        response: fileResponse,
      },
    },
    (request, reply) => {
      const { query } = request;
      return query.guardians
        ? sendListFile(request, reply, { file: familyFile, query, page: listWithGuardians })
        : sendListFile(request, reply, { file: clientFile, query, page: listClients });
    },
  );
}

function privacyRoutes(app: App): void {
  app.get(
    '/api/privacy/',
    {
      config: { permission: 'member' },
      schema: {
        tags: ['privacy'],
        summary: 'The privacy text in force, and for whom of one’s own it is still to be agreed to',
        response: { 200: Privacy },
      },
    },
    (request) => request.read((scope) => privacyAsked(scope)),
  );
  app.post(
    '/api/privacy/consents/',
    {
      config: { permission: 'member' },
      schema: {
        tags: ['privacy'],
        summary: 'Agree to the privacy text, for oneself and those in one’s care',
        body: GiveConsent,
        response: { 200: Privacy },
      },
    },
    (request, reply) => request.write(reply, (scope) => giveConsent(scope, request.body)),
  );
  app.get(
    '/api/privacy/texts/',
    {
      config: { permission: 'clients.add_clientprofile' },
      schema: {
        tags: ['privacy'],
        summary: 'All versions of the privacy text, the one in force first',
        response: { 200: Page(PrivacyText) },
      },
    },
    (request) => request.read(async (scope) => whole(await listTexts(scope))),
  );
  app.post(
    '/api/privacy/texts/',
    {
      config: { permission: 'tenancy.change_organization' },
      bodyLimit: 512 * 1024,
      schema: {
        tags: ['privacy'],
        summary: 'A new version of the privacy text: everybody is asked once more',
        body: PublishText,
        response: { 201: PrivacyText },
      },
    },
    (request, reply) => request.write(reply, (scope) => publishText(scope, request.body.text), 201),
  );
  app.get(
    '/api/clients/:id/privacy_consents/',
    {
      config: { permission: 'member' },
      schema: {
        tags: ['privacy'],
        summary: 'To which versions of the privacy text somebody has agreed',
        params: IdParams,
        response: { 200: Page(PrivacyConsent) },
      },
    },
    (request) => request.read(async (scope) => whole(await consentsOf(scope, request.params.id))),
  );
  app.post(
    '/api/clients/:id/privacy_consents/',
    {
      config: { permission: 'clients.add_clientprofile' },
      schema: {
        tags: ['privacy'],
        summary: 'Note what somebody has signed on paper',
        params: IdParams,
        body: PaperConsent,
        response: { 200: Page(PrivacyConsent) },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => whole(await notePaper(scope, request.params.id, request.body))),
  );
}

function blockRoutes(app: App): void {
  app.post(
    '/api/clients/:id/unblock/',
    {
      config: { permission: 'clients.block_clientprofile' },
      schema: { tags, summary: 'Let a client book again', params: IdParams, response: { 200: Client } },
    },
    (request, reply) => request.write(reply, (scope) => unblockClient(scope, request.params.id)),
  );
}

function dependantRoutes(app: App): void {
  app.get(
    '/api/clients/:id/dependants/',
    {
      config: { permission: 'member' },
      schema: {
        tags,
        summary: 'Who is in a client’s care',
        params: IdParams,
        response: { 200: Page(Dependant) },
      },
    },
    (request) => request.read(async (scope) => whole(await listDependants(scope, request.params.id))),
  );
  app.post(
    '/api/clients/:id/dependants/',
    {
      config: { permission: 'clients.change_clientprofile' },
      schema: {
        tags,
        summary: 'Add a child’s profile, or (desk) link one that exists',
        params: IdParams,
        body: AddDependant,
        response: { 201: Dependant },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => addDependant(scope, request.params.id, request.body), 201),
  );
  app.delete(
    '/api/clients/:id/dependants/:dependant_id/',
    {
      config: { permission: 'clients.change_clientprofile' },
      schema: {
        tags,
        summary: 'End the care; the profile stays',
        params: DependantParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) => {
      const { id, dependant_id } = request.params;
      return request.write(reply, (scope) => removeDependant(scope, id, dependant_id) as Promise<never>, 204);
    },
  );
}
