import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import type { Database, Via } from '../db/database.ts';
import type { Scope } from '../scope.ts';

export function viaOf(request: FastifyRequest): Via {
  const userAgent = request.headers['user-agent']?.slice(0, 200);
  return {
    user_id: request.actor.user_id,
    via: 'web',
    request_id: request.id,
    ip: request.ip,
    ...(userAgent !== undefined && { user_agent: userAgent }),
  };
}

/**
 * Runs `work` in an organization that the request does not name because the asker does not belong to it yet:
 * a link leads there, or it is being founded.
 */
export function workIn<T>(
  db: Database,
  request: FastifyRequest,
  organization_id: string,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const actor: Actor = { ...request.actor, organization_id, roles: [], personas: {}, permissions: new Set() };
  const scope = { organization_id, via: viaOf(request), waiting: request.waiting };
  return db.tenant(scope, (tx) => work({ tx, actor, now: request.now }));
}
