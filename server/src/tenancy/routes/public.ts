import type { App } from '../../kernel/http/server.ts';
import { join } from '../commands/join.ts';
import { getPublicClub, getPublicOrganization } from '../queries/public.ts';
import { OrganizationParams, PublicClub, PublicClubParams, PublicOrganization } from '../schemas/clubs.ts';
import { Join, Joined } from '../schemas/members.ts';

const tags = ['public'];

export function publicRoutes(app: App): void {
  app.get(
    '/api/public/:organization/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'An organization and its public clubs',
        params: OrganizationParams,
        response: { 200: PublicOrganization },
      },
    },
    (request) => request.read(getPublicOrganization),
  );
  app.get(
    '/api/public/:organization/clubs/:slug/',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'A public club’s page',
        params: PublicClubParams,
        response: { 200: PublicClub },
      },
    },
    (request) => request.read((scope) => getPublicClub(scope, request.params.slug)),
  );
  app.post(
    '/api/public/:organization/join/',
    {
      config: { permission: 'signed_in' },
      schema: {
        tags,
        summary: 'Become a student here',
        params: OrganizationParams,
        body: Join,
        response: { 200: Joined },
      },
    },
    (request, reply) => request.write(reply, (scope) => join(scope, request.body)),
  );
}
