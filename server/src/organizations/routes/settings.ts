import type { App } from '../../kernel/http/app.ts';
import { changeSettings } from '../commands/settings.ts';
import { getSettings, placeOf } from '../queries/settings.ts';
import { ChangeSettings, SettingsAnswer, SettingsQuery } from '../schemas/settings.ts';

export function settingsRoutes(app: App): void {
  app.get(
    '/api/settings/',
    {
      config: {
        permission: 'tenancy.view_settings',
        versioned: {
          table: 'organizations',
          asks: ({ club_id, class_type_id, schedule_id }: ChangeSettings) => ({
            club_id: club_id ?? undefined,
            class_type_id: class_type_id ?? undefined,
            schedule_id: schedule_id ?? undefined,
          }),
        },
      },
      schema: {
        tags: ['settings'],
        summary: 'Every setting, in force for the organization, one club, the classes of a type or one group',
        querystring: SettingsQuery,
        response: { 200: SettingsAnswer },
      },
    },
    (request) => request.read(async (scope) => getSettings(scope, await placeOf(scope, request.query))),
  );
  app.patch(
    '/api/settings/',
    {
      config: { permission: 'tenancy.change_settings' },
      schema: {
        tags: ['settings'],
        summary: 'Set values, or take them back with null',
        body: ChangeSettings,
        response: { 200: SettingsAnswer },
      },
    },
    (request, reply) => request.write(reply, (scope) => changeSettings(scope, request.body)),
  );
}
