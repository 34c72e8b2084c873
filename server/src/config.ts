import { join, resolve } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CheckoutKeys } from './kernel/checkout.ts';
import { listOf } from './kernel/http/networks.ts';
import { type Proxies, readProxies } from './kernel/http/proxies.ts';
import { type Retention, usualRetention } from './kernel/retention.ts';
import type { TaxAgencyKeys } from './kernel/tax-agency.ts';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Every environment variable, its shape and its meaning; docs/configuration.md is the same table for people. */
const variables = {
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, description: 'TCP port; 0 picks a free one' }),
  HOST: Type.String({ minLength: 1, description: 'Address to listen on' }),
  BANDEJA_URL: Type.String({ pattern: '^https?://[^/]+$', description: 'Public address, without a path' }),
  BANDEJA_HOSTS: Type.String({
    pattern: '^[A-Za-z0-9.:-]+( *, *[A-Za-z0-9.:-]+)*$',
    description: 'Further names that the installation answers to, separated by commas',
  }),
  BANDEJA_DATA_DIR: Type.String({
    minLength: 1,
    description: 'Where the embedded database and generated secrets live',
  }),
  BANDEJA_SECRET: Type.String({
    minLength: 32,
    description: 'Signs sign-ins; generated into the data directory when absent',
  }),
  DATABASE_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description: 'Owner connection to an external PostgreSQL 15 or later',
  }),
  DATABASE_APP_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description: 'Application connection (role bandeja_app), when the owner may not create roles',
  }),
  DATABASE_POOLER_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description:
      'A pooler in transaction mode, for requests; what needs a connection of its own goes past it',
  }),
  DATABASE_READ_URL: Type.String({
    pattern: '^postgres(ql)?://',
    description: 'A streaming replica, for lists',
  }),
  DATABASE_POOL: Type.Integer({ minimum: 2, maximum: 200, description: 'Connections of one process' }),
  SMTP_URL: Type.String({
    pattern: '^smtps?://',
    description: 'Where mail goes; without it mail is kept and readable in the app',
  }),
  MAIL_FROM: Type.String({ minLength: 3, description: 'Sender of mail' }),
  STRIPE_SECRET_KEY: Type.String({
    minLength: 8,
    description: 'Stripe: the secret key; paying online is off without it',
  }),
  STRIPE_WEBHOOK_SECRET: Type.String({ minLength: 8, description: 'Stripe: what signs the webhook' }),
  STRIPE_API_URL: Type.String({
    pattern: '^https?://[^/]+$',
    description: 'Where Stripe is asked, instead of its own address',
  }),
  VERIFACTU_CERTIFICATE: Type.String({
    minLength: 1,
    description: 'VERI*FACTU: path of the certificate, a PKCS#12 file; records are not sent without it',
  }),
  VERIFACTU_PASSWORD: Type.String({ minLength: 1, description: 'VERI*FACTU: the password of that file' }),
  VERIFACTU_PRODUCER: Type.String({
    minLength: 1,
    maxLength: 120,
    description: 'VERI*FACTU: who answers for this software, by name',
  }),
  VERIFACTU_PRODUCER_TAX_ID: Type.String({
    pattern: '^[A-Z0-9]{9}$',
    description: 'VERI*FACTU: and by their Spanish tax id',
  }),
  VERIFACTU_URL: Type.String({
    pattern: '^https://',
    description: 'VERI*FACTU: where records are sent, instead of the tax agency’s own address',
  }),
  LOG_LEVEL: Type.Enum(levels, { description: levels.join(', ') }),
  BANDEJA_RATE_LIMIT: Type.Integer({
    minimum: 1,
    maximum: 10_000_000,
    description: 'Requests per minute and client address',
  }),
  BANDEJA_LIVE_PER_USER: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    description: 'Open live channels of one user',
  }),
  BANDEJA_LIVE_PER_ADDRESS: Type.Integer({
    minimum: 1,
    maximum: 1_000_000,
    description: 'Open live channels of one client address',
  }),
  BANDEJA_KEEP_NOTIFICATIONS: Type.Integer({
    minimum: 1,
    maximum: 36_500,
    description: 'Days that notifications are kept',
  }),
  BANDEJA_KEEP_MAILS: Type.Integer({
    minimum: 1,
    maximum: 36_500,
    description: 'Days that mails are kept, sent or not',
  }),
  BANDEJA_KEEP_AUDIT: Type.Integer({
    minimum: 30,
    maximum: 36_500,
    description: 'Days that the audit log is kept',
  }),
  BANDEJA_KEEP_IMPORTS: Type.Integer({
    minimum: 1,
    maximum: 36_500,
    description: 'Days for which an import can be taken back',
  }),
  BANDEJA_KEEP_WEBHOOKS: Type.Integer({
    minimum: 1,
    maximum: 36_500,
    description: 'Days that what webhooks were sent is kept',
  }),
  BANDEJA_KEEP_REQUEST_KEYS: Type.Integer({
    minimum: 1,
    maximum: 36_500,
    description: 'Hours that the answer to an Idempotency-Key is kept',
  }),
  BANDEJA_KEEP_FAILED_JOBS: Type.Integer({
    minimum: 1,
    maximum: 36_500,
    description: 'Days that jobs that failed for good are kept',
  }),
  BANDEJA_BACKUP_DIR: Type.String({
    minLength: 1,
    description: 'Folder of the nightly backups',
  }),
  BANDEJA_BACKUP_KEEP: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    description: 'Nightly backups that are kept; 0 makes none',
  }),
  BANDEJA_TRUST_PROXY: Type.String({
    minLength: 1,
    description: 'addresses or ranges of the proxies in front: 10.0.0.7,fd00::/16, or loopback',
  }),
  BANDEJA_WEBHOOK_NETWORKS: Type.String({
    minLength: 1,
    description:
      'networks that are not public and webhooks may go to, over http too: 127.0.0.0/8,10.1.0.0/16',
  }),
  BANDEJA_METRICS_TOKEN: Type.String({
    minLength: 16,
    description: 'Who says it may read /metrics from anywhere',
  }),
} as const;

export interface Config {
  port: number;
  /** Whether PORT was set: then no other port will do. */
  portGiven: boolean;
  host: string;
  publicUrl: string | undefined;
  /** Further names that the installation answers to. */
  hosts: string[];
  dataDir: string;
  secret: string | undefined;
  databaseUrl: string | undefined;
  databaseAppUrl: string | undefined;
  /** Where requests go instead of the application's own connection. */
  databasePoolerUrl: string | undefined;
  /** A streaming replica for lists. */
  databaseReadUrl: string | undefined;
  databasePool: number;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Undefined: nothing is paid online. */
  stripe: CheckoutKeys | undefined;
  /** Undefined: no records are sent to the tax agency. */
  taxAgency: TaxAgencyKeys | undefined;
  /** Undefined: `info`, or `warn` when a person watches. */
  logLevel: string | undefined;
  requestsPerMinute: number;
  /** Open live channels of one user, and of one client address. */
  liveSockets: { perUser: number; perAddress: number };
  metricsToken: string | undefined;
  retention: Retention;
  /** Where nightly backups go, and how many are kept; undefined: none are made. */
  backups: { dir: string; keep: number } | undefined;
  /** Addresses and ranges of the proxies whose X-Forwarded-… is believed. */
  trustProxy: string[];
  /** Networks that are not public and webhooks may go to. */
  webhookNetworks: string[];
  /** What whoever runs the installation should know of these settings. */
  notes: string[];
}

/** Reads and checks the environment. Throws one error that names every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = [];
  const read = (name: keyof typeof variables): unknown => {
    const text = env[name];
    if (text === undefined || text === '') return undefined;
    const schema = variables[name];
    const value = 'type' in schema && schema.type === 'integer' ? Number(text) : text;
    if (Value.Check(schema, value)) return value;
    // The value itself is not repeated: it may be a secret.
    const meaning = 'description' in schema ? ` (${schema.description})` : '';
    wrong.push(`${name} ${Value.Errors(schema, value)[0]?.message ?? 'is not valid'}${meaning}`);
    return undefined;
  };
  const proxies = proxiesOf(read('BANDEJA_TRUST_PROXY') as string | undefined, wrong);
  const port = read('PORT') as number | undefined;
  const config: Config = {
    port: port ?? 3000,
    portGiven: port !== undefined,
    host: (read('HOST') as string) ?? '127.0.0.1',
    publicUrl: read('BANDEJA_URL') as string | undefined,
    hosts: ((read('BANDEJA_HOSTS') as string | undefined) ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
    dataDir: resolve((read('BANDEJA_DATA_DIR') as string) ?? 'data'),
    secret: read('BANDEJA_SECRET') as string | undefined,
    databaseUrl: read('DATABASE_URL') as string | undefined,
    databaseAppUrl: read('DATABASE_APP_URL') as string | undefined,
    databasePoolerUrl: read('DATABASE_POOLER_URL') as string | undefined,
    databaseReadUrl: read('DATABASE_READ_URL') as string | undefined,
    databasePool: (read('DATABASE_POOL') as number) ?? 16,
    smtpUrl: read('SMTP_URL') as string | undefined,
    mailFrom: (read('MAIL_FROM') as string) ?? 'Bandeja <bandeja@localhost>',
    logLevel: read('LOG_LEVEL') as string | undefined,
    requestsPerMinute: (read('BANDEJA_RATE_LIMIT') as number) ?? 1_200,
    liveSockets: {
      perUser: (read('BANDEJA_LIVE_PER_USER') as number) ?? 30,
      perAddress: (read('BANDEJA_LIVE_PER_ADDRESS') as number) ?? 1_000,
    },
    stripe: stripeOf(
      {
        secretKey: read('STRIPE_SECRET_KEY') as string | undefined,
        webhookSecret: read('STRIPE_WEBHOOK_SECRET') as string | undefined,
        apiUrl: read('STRIPE_API_URL') as string | undefined,
      },
      wrong,
    ),
    taxAgency: taxAgencyOf(
      {
        certificate: read('VERIFACTU_CERTIFICATE') as string | undefined,
        password: read('VERIFACTU_PASSWORD') as string | undefined,
        name: read('VERIFACTU_PRODUCER') as string | undefined,
        tax_id: read('VERIFACTU_PRODUCER_TAX_ID') as string | undefined,
        url: read('VERIFACTU_URL') as string | undefined,
      },
      wrong,
    ),
    metricsToken: read('BANDEJA_METRICS_TOKEN') as string | undefined,
    retention: {
      notifications_days: (read('BANDEJA_KEEP_NOTIFICATIONS') as number) ?? usualRetention.notifications_days,
      mails_days: (read('BANDEJA_KEEP_MAILS') as number) ?? usualRetention.mails_days,
      audit_days: (read('BANDEJA_KEEP_AUDIT') as number) ?? usualRetention.audit_days,
      imports_days: (read('BANDEJA_KEEP_IMPORTS') as number) ?? usualRetention.imports_days,
      webhooks_days: (read('BANDEJA_KEEP_WEBHOOKS') as number) ?? usualRetention.webhooks_days,
      request_keys_hours: (read('BANDEJA_KEEP_REQUEST_KEYS') as number) ?? usualRetention.request_keys_hours,
      failed_jobs_days: (read('BANDEJA_KEEP_FAILED_JOBS') as number) ?? usualRetention.failed_jobs_days,
    },
    backups: undefined,
    trustProxy: proxies.trusted,
    webhookNetworks: networksOf(read('BANDEJA_WEBHOOK_NETWORKS') as string | undefined, wrong),
    notes: proxies.note === undefined ? [] : [proxies.note],
  };
  config.backups = backupsOf(config, {
    dir: read('BANDEJA_BACKUP_DIR') as string | undefined,
    keep: read('BANDEJA_BACKUP_KEEP') as number | undefined,
  });
  if (wrong.length > 0) throw new Error(`wrong configuration: ${wrong.join('; ')}`);
  return config;
}

/** Both keys, or neither: money that nobody hears of helps nobody. */
function stripeOf(
  { secretKey, webhookSecret, apiUrl }: Partial<Record<keyof CheckoutKeys, string | undefined>>,
  wrong: string[],
): CheckoutKeys | undefined {
  if (secretKey !== undefined && webhookSecret !== undefined) return { secretKey, webhookSecret, apiUrl };
  if (secretKey !== undefined || webhookSecret !== undefined)
    wrong.push('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together');
  return undefined;
}

const agencyUrl = 'https://www1.agenciatributaria.gob.es/wlpl/TIKE-CONT/ws/SistemaFacturacion/VerifactuSOAP';

/** All of them, or none: what is sent half can be sent by nobody. */
function taxAgencyOf(
  given: Partial<Record<'certificate' | 'password' | 'name' | 'tax_id' | 'url', string | undefined>>,
  wrong: string[],
): TaxAgencyKeys | undefined {
  const { certificate, password, name, tax_id, url = agencyUrl } = given;
  if (certificate && password && name && tax_id)
    return { certificate, password, url, producer: { name, tax_id } };
  if (certificate || password || name || tax_id)
    wrong.push(
      'VERIFACTU_CERTIFICATE, VERIFACTU_PASSWORD, VERIFACTU_PRODUCER and VERIFACTU_PRODUCER_TAX_ID go together',
    );
  return undefined;
}

const backupsKept = 7;

/** Beside the embedded database by default; with a database elsewhere only where a folder is given. */
function backupsOf(
  { databaseUrl, dataDir }: Config,
  { dir, keep = backupsKept }: { dir: string | undefined; keep: number | undefined },
): Config['backups'] {
  if (keep === 0 || (databaseUrl !== undefined && dir === undefined)) return undefined;
  return { dir: dir === undefined ? join(dataDir, 'backups') : resolve(dir), keep };
}

function networksOf(text: string | undefined, wrong: string[]): string[] {
  const ranges = (text ?? '')
    .split(',')
    .map((range) => range.trim())
    .filter(Boolean);
  try {
    listOf(ranges);
  } catch (error) {
    wrong.push(`BANDEJA_WEBHOOK_NETWORKS ${(error as Error).message}`);
  }
  return ranges;
}

function proxiesOf(text: string | undefined, wrong: string[]): Proxies {
  try {
    return readProxies(text);
  } catch (error) {
    wrong.push(`BANDEJA_TRUST_PROXY ${(error as Error).message}`);
    return { trusted: [] };
  }
}
