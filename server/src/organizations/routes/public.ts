import type { Database } from '../../kernel/db/database.ts';
import type { App } from '../../kernel/http/app.ts';
import { getOnlyClub, getPublicClub, getPublicOrganization } from '../queries/public.ts';
import {
  OnlyClub,
  OrganizationParams,
  PublicClub,
  PublicClubParams,
  PublicOrganization,
} from '../schemas/clubs.ts';

const tags = ['public'];

export function publicRoutes(app: App, db: Database): void {
  app.get(
    '/api/public/',
    {
      config: { permission: 'public', anybody: true },
      schema: {
        tags,
        summary: 'The only public club of this installation, if there is one',
        response: { 200: OnlyClub },
      },
    },
    () => getOnlyClub(db),
  );
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
}
