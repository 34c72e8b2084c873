import type { Database } from '../../kernel/db/database.ts';
import type { App } from '../../kernel/http/app.ts';
import { Page, pageQuery, SearchText, Strict } from '../../kernel/http/types.ts';
import { changeOrganization } from '../commands/organizations.ts';
import { getOrganization, listOrganizations } from '../queries/organizations.ts';
import { ChangeOrganization, Organization } from '../schemas/organizations.ts';

const tags = ['organizations'];

export function organizationRoutes(app: App, db: Database): void {
  staffRoutes(app, db);
  app.get(
    '/api/organization/',
    {
      config: { permission: 'member', tokens: true, versioned: { table: 'organizations' } },
      schema: { tags, summary: 'The organization of the request', response: { 200: Organization } },
    },
    (request) => request.read(getOrganization),
  );
  app.patch(
    '/api/organization/',
    {
      config: { permission: 'tenancy.change_organization' },
      schema: {
        tags,
        summary: 'Change the organization',
        body: ChangeOrganization,
        response: { 200: Organization },
      },
    },
    (request, reply) => request.write(reply, (scope) => changeOrganization(scope, request.body)),
  );
}

function staffRoutes(app: App, db: Database): void {
  app.get(
    '/api/organizations/',
    {
      config: { permission: 'staff' },
      schema: {
        tags,
        summary: 'Every organization of the installation (platform staff)',
        querystring: Strict({ ...pageQuery, q: SearchText('Part of the name') }),
        response: { 200: Page(Organization) },
      },
    },
    (request) => listOrganizations(db, request.actor, request.query),
  );
}
