import { type Static, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import {
  Id,
  Instant,
  LocalDate,
  Nullable,
  OneOf,
  pageQuery,
  Shape,
  Strict,
  Text,
} from '../kernel/http/types.ts';
import { mailProblems } from './rules/mail-problem.ts';

const Json = (description: string) => Type.Unknown({ description });

export const AuditEntry = Shape('AuditEntry', {
  id: Type.Integer(),
  at: Type.String(),
  user_id: Nullable(Id()),
  user_name: Nullable(Type.String()),
  via: Nullable(Type.String()),
  request_id: Nullable(Type.String()),
  ip: Nullable(Type.String()),
  action: Type.String(),
  entity: Type.String(),
  entity_id: Nullable(Id()),
  changes: Json('The row, or for an update each field’s value before and after'),
  shortened: Type.Boolean({ description: 'Long texts are cut here; the entry alone has them whole' }),
});
export type AuditEntry = Static<typeof AuditEntry>;

export const AuditQuery = Strict({
  ...pageQuery,
  entity: Type.Optional(Text({ maxLength: 100, description: 'A table’s name' })),
  entity_id: Type.Optional(Id()),
  user_id: Type.Optional(Id()),
  from: Type.Optional(Instant()),
  until: Type.Optional(Instant('RFC 3339, exclusive')),
});
/** The history is long: a file has some days of it. */
export const maxAuditDays = 31;
export const AuditFile = Strict({
  entity: AuditQuery.properties.entity,
  user_id: AuditQuery.properties.user_id,
  from: LocalDate('YYYY-MM-DD, included, in UTC'),
  until: LocalDate(`YYYY-MM-DD, included; at most ${maxAuditDays} days`),
  ...fileQuery,
});
export type AuditFile = Static<typeof AuditFile>;
export type AuditQuery = Static<typeof AuditQuery>;

export const AuditParams = Strict({
  entry: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
});

export const KeptMail = Shape('Mail', {
  id: Id(),
  to_email: Type.String(),
  subject: Type.String(),
  body: Type.String(),
  status: Type.String(),
  error: Type.String(),
  created_at: Type.String(),
});
export type KeptMail = Static<typeof KeptMail>;
export const TestMail = Shape('TestMail', {
  to_email: Type.String(),
  sent: Type.Boolean(),
  problem: Nullable(OneOf(['not_configured', ...mailProblems])),
  detail: Type.String({ description: 'What the mail server, or the network, said' }),
});
export type TestMail = Static<typeof TestMail>;

export const MailQuery = Strict({
  ...pageQuery,
  status: Type.Optional(Type.Enum(['queued', 'sent', 'kept', 'failed'])),
});
export type MailQuery = Static<typeof MailQuery>;
