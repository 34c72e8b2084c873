import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { Shape, Strict } from '../../kernel/http/types.ts';
import { MembershipParams } from '../../people/public.ts';
import { previewTakingRole, takeRoleAway } from '../commands/role.ts';
import { ChangePreview, decisions, effect } from '../schemas/changes.ts';

const tags = ['members'];
const config = { permission: 'tenancy.manage_members', long: true };
const TakeRole = Strict({ ...decisions });
const RoleTaken = Shape('RoleTaken', { ...effect });

/** Roles are taken away here, because the last one of a coach is a change of their classes. */
export function roleRoutes(app: App): void {
  app.delete(
    '/api/members/:user_id/roles/:membership_id/',
    {
      config,
      schema: {
        tags,
        summary: 'Take a role away; not the last one of a coach with classes ahead: see `remove`',
        params: MembershipParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(
        reply,
        async (scope): Promise<null> => {
          await takeRoleAway(scope, request.params, {});
          return null;
        },
        204,
      ),
  );
  app.post(
    '/api/members/:user_id/roles/:membership_id/remove/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags,
        summary: 'Take a role away, with what becomes of the classes of a coach',
        params: MembershipParams,
        body: TakeRole,
        response: { 200: RoleTaken },
      },
    },
    (request, reply) => request.write(reply, (scope) => takeRoleAway(scope, request.params, request.body)),
  );
  app.post(
    '/api/members/:user_id/roles/:membership_id/remove/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags,
        summary: 'The classes and people that taking a role away would hit; writes nothing',
        params: MembershipParams,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewTakingRole(scope, request.params)),
  );
}
