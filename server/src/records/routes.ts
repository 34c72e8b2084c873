import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { checkDates } from '../kernel/http/range.ts';
import { Page } from '../kernel/http/types.ts';
import type { Mailer } from '../kernel/mail.ts';
import { createStaffWatch, isStaffVisit, sendTestMail } from './commands.ts';
import { getAuditEntry, listAudit } from './queries/audit.ts';
import { listAuditOfDays } from './queries/audit-days.ts';
import { listIdentityMails, listMails } from './queries/mails.ts';
import { auditFile } from './rules/audit-file.ts';
import {
  AuditEntry,
  AuditFile,
  AuditParams,
  AuditQuery,
  KeptMail,
  MailQuery,
  maxAuditDays,
  TestMail,
} from './schemas.ts';

export function recordRoutes(app: App, options: { db: Database; mailer: Mailer }): void {
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
    '/api/audit/export_file/',
    {
      config: { permission: 'tenancy.view_audit', long: true },
      schema: {
        tags: ['audit'],
        summary: 'What was done on some days as a .csv file',
        querystring: AuditFile,
        response: fileResponse,
      },
    },
    (request, reply) => {
      checkDates(request.query, maxAuditDays);
      return sendListFile(request, reply, { file: auditFile, query: request.query, page: listAuditOfDays });
    },
  );
  app.get(
    '/api/audit/:entry/',
    {
      config: { permission: 'tenancy.view_audit' },
      schema: {
        tags: ['audit'],
        summary: 'One entry of the audit log, whole',
        params: AuditParams,
        response: { 200: AuditEntry },
      },
    },
    (request) => request.read((scope) => getAuditEntry(scope, request.params.entry)),
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
  app.post(
    '/api/mails/test/',
    {
      config: { permission: 'tenancy.view_mail' },
      schema: {
        tags: ['mail'],
        summary: 'Send oneself a letter now, and hear what the mail server says',
        response: { 200: TestMail },
      },
    },
    (request) => sendTestMail(options, request.actor.user_id as string),
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

/** Before the routes of every domain: whoever comes in as platform staff leaves a trace. */
export function watchStaff(app: App, { db }: { db: Database }): void {
  const watch = createStaffWatch(db);
  app.addHook('onRequest', async (request) => {
    const { permission } = request.routeOptions.config;
    if (permission === undefined || permission === 'public' || !isStaffVisit(request.actor)) return;
    await watch(request.actor, request.tenantScope(), request.now);
  });
}
