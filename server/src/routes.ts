import { analyticsRoutes } from './analytics/routes.ts';
import { attendanceRoutes } from './attendance/routes.ts';
import { calendarRoutes } from './calendars/routes.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { changeRoutes } from './changes/routes.ts';
import { clientRoutes } from './clients/routes.ts';
import { courtRoutes } from './courts/routes.ts';
import { debitRoutes } from './debits/routes.ts';
import { demoRoutes } from './demo/routes.ts';
import { discoveryRoutes } from './discovery/routes.ts';
import { enrollmentRoutes } from './enrollments/routes.ts';
import { evaluationRoutes } from './evaluations/routes.ts';
import { feeRoutes } from './fees/routes.ts';
import { firstStepRoutes } from './first-steps/routes.ts';
import { importRoutes } from './imports/routes.ts';
import { instructorRoutes } from './instructors/routes.ts';
import type { Auth } from './kernel/auth.ts';
import type { Bus } from './kernel/bus.ts';
import type { Checkout } from './kernel/checkout.ts';
import type { Database } from './kernel/db/database.ts';
import type { App } from './kernel/http/app.ts';
import type { Poster } from './kernel/http/posting.ts';
import type { Mailer } from './kernel/mail.ts';
import type { Clock } from './kernel/time/index.ts';
import { mergeRoutes } from './merge/routes.ts';
import { messageRoutes } from './messages/routes.ts';
import { notificationRoutes } from './notifications/routes/index.ts';
import { onlineRoutes } from './online/routes.ts';
import { organizationsRoutes } from './organizations/routes/index.ts';
import { packageRoutes } from './packages/routes.ts';
import { peopleRoutes } from './people/routes/index.ts';
import { planningRoutes } from './planning/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { progressRoutes } from './progress/routes.ts';
import { receiptRoutes } from './receipts/routes.ts';
import { recordRoutes } from './records/routes.ts';
import { saleRoutes } from './sales/routes.ts';
import { schedulingRoutes } from './scheduling/routes.ts';
import { substituteRoutes } from './substitutes/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** What the composition root hands to them; each takes what it needs. */
export interface RouteOptions {
  db: Database;
  bus: Bus;
  auth: Auth;
  mailer: Mailer;
  /** Who takes money online; undefined: nobody. */
  checkout?: Checkout | undefined;
  /** Where webhooks may go; the public internet unless told. */
  poster?: Poster | undefined;
  clock: Clock;
  publicUrl: string;
  /** Signs what the installation must recognize again. */
  secret: string;
  /** Proxies in front. */
  trustProxy?: string[];
}

/** Every domain's endpoints. */
export const routes: readonly ((app: App, options: RouteOptions) => void | Promise<void>)[] = [
  organizationsRoutes,
  clientRoutes,
  peopleRoutes,
  recordRoutes,
  catalogRoutes,
  courtRoutes,
  instructorRoutes,
  packageRoutes,
  schedulingRoutes,
  enrollmentRoutes,
  changeRoutes,
  substituteRoutes,
  messageRoutes,
  attendanceRoutes,
  feeRoutes,
  saleRoutes,
  receiptRoutes,
  onlineRoutes,
  debitRoutes,
  evaluationRoutes,
  progressRoutes,
  discoveryRoutes,
  planningRoutes,
  analyticsRoutes,
  calendarRoutes,
  webhookRoutes,
  notificationRoutes,
  mergeRoutes,
  privacyRoutes,
  importRoutes,
  firstStepRoutes,
  demoRoutes,
];
