import type { App } from '../../kernel/http/app.ts';
import { reachOf } from '../queries/rules.ts';
import { ReachQuery, RuleReach } from '../schemas/rules.ts';

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
}
