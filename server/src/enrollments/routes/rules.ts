import type { App } from '../../kernel/http/app.ts';
import { askForWaivers, unsignedWaivers } from '../commands/ask-for-waivers.ts';
import { reachOf } from '../queries/rules.ts';
import { ReachQuery, RuleReach } from '../schemas/rules.ts';
import { UnsignedWaivers, WaiversOf } from '../schemas/waivers.ts';

export function ruleRoutes(app: App): void {
  app.get(
    '/api/classes/rules/reach/',
    {
      config: { permission: 'tenancy.view_settings' },
      schema: {
        tags: ['settings'],
        summary: 'What a change of these settings would hold for, before it is made',
        querystring: ReachQuery,
        response: { 200: RuleReach },
      },
    },
    (request) => request.read((scope) => reachOf(scope, request.query)),
  );
  waiverRoutes(app);
}

/** Who is booked and has not signed, and telling them. */
function waiverRoutes(app: App): void {
  const path = '/api/waivers/reminders/';
  app.get(
    path,
    {
      config: { permission: 'tenancy.change_settings' },
      schema: {
        tags: ['waivers'],
        summary: 'How many are booked at a club where the waiver is asked for, and have not signed it',
        querystring: WaiversOf,
        response: { 200: UnsignedWaivers },
      },
    },
    (request) => request.read((scope) => unsignedWaivers(scope, request.query.club_id)),
  );
  app.post(
    path,
    {
      config: { permission: 'tenancy.change_settings' },
      schema: {
        tags: ['waivers'],
        summary:
          'Ask those who are booked and have not signed the waiver to sign it: each once for a version',
        body: WaiversOf,
        response: { 200: UnsignedWaivers },
      },
    },
    (request, reply) => request.write(reply, (scope) => askForWaivers(scope, request.body.club_id)),
  );
}
