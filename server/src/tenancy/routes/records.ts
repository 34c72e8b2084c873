import type { App } from '../../kernel/http/server.ts';
import { Page } from '../../kernel/http/types.ts';
import { changeSettings } from '../commands/settings.ts';
import { getSettings, listAudit, listIdentityMails, listMails } from '../queries/records.ts';
import {
  AuditEntry,
  AuditQuery,
  ChangeSettings,
  KeptMail,
  MailQuery,
  SettingsAnswer,
  SettingsQuery,
} from '../schemas/records.ts';
import type { TenancyOptions } from './outside.ts';

export function recordRoutes(app: App, options: TenancyOptions): void {
  settingsRoutes(app);
  app.get(
    '/api/audit/',
    {
      config: { permission: 'tenancy.view_audit' },
      schema: {
        tags: ['audit'],
        summary: 'What was done by whom, the newest first',
        querystring: AuditQuery,
        response: { 200: Page(AuditEntry) },
      },
    },
    (request) => request.read((scope) => listAudit(scope, request.query)),
  );
  app.get(
    '/api/mails/',
    {
      config: { permission: 'tenancy.view_mail' },
      schema: {
        tags: ['mail'],
        summary: 'Mail of the organization, sent or kept, the newest first',
        querystring: MailQuery,
        response: { 200: Page(KeptMail) },
      },
    },
    (request) => request.read((scope) => listMails(scope, request.query)),
  );
  app.get(
    '/api/staff/mails/',
    {
      config: { permission: 'staff' },
      schema: {
        tags: ['mail'],
        summary: 'Sign-in links and password resets (platform staff)',
        querystring: MailQuery,
        response: { 200: Page(KeptMail) },
      },
    },
    (request) => listIdentityMails(options.db, request.query),
  );
}

function settingsRoutes(app: App): void {
  app.get(
    '/api/settings/',
    {
      config: { permission: 'tenancy.view_settings' },
      schema: {
        tags: ['settings'],
        summary: 'Every setting, in force for the organization or for one club',
        querystring: SettingsQuery,
        response: { 200: SettingsAnswer },
      },
    },
    (request) => request.read((scope) => getSettings(scope, request.query.club_id ?? null)),
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
