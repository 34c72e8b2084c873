import type { App } from '../../kernel/http/app.ts';
import { OrganizationParams } from '../../organizations/public.ts';
import { join } from '../commands/join.ts';
import { Join, Joined } from '../schemas/members.ts';

export function joinRoutes(app: App): void {
  app.post(
    '/api/public/:organization/join/',
    {
      config: { permission: 'signed_in' },
      schema: {
        tags: ['public'],
        summary: 'Become a student here',
        params: OrganizationParams,
        body: Join,
        response: { 200: Joined },
      },
    },
    (request, reply) => request.write(reply, (scope) => join(scope, request.body)),
  );
}
