import { foresee, keepFigures } from './analytics/jobs.ts';
import { markNoShows } from './attendance/jobs.ts';
import { backUp } from './backup/schedule.ts';
import { forgetAccounts } from './debits/jobs.ts';
import {
  creditMakeUps,
  fillFreePlaces,
  renewPlaces,
  repairFixedPlaces,
  servePlaceQueues,
} from './enrollments/jobs.ts';
import { showEvaluations } from './evaluations/jobs.ts';
import { chargeLate, raiseDue, remindOfCharges, settleDeposits, tendArrears } from './fees/jobs.ts';
import { forgetImports } from './imports/forget.ts';
import {
  type Duty,
  forgetting,
  inParts,
  inPartsOfAll,
  type Part,
  type PartOf,
  perOrganization,
} from './kernel/duties.ts';
import {
  forgetAudit,
  forgetFailedJobs,
  forgetMails,
  forgetRequestKeys,
  forgetSignIns,
} from './kernel/forget.ts';
import type { Scope } from './kernel/scope.ts';
import {
  forgetNotifications,
  inviteToEvaluate,
  sendReminders,
  tellWeek,
  warnOfMakeUps,
  warnOfPackages,
} from './notifications/jobs.ts';
import { compareOnline, releaseHeld, settleOnline } from './online/jobs.ts';
import { listClubs } from './organizations/public.ts';
import { workPackageRounds } from './packages/jobs.ts';
import { erasePeople, eraseReceipts } from './privacy/jobs.ts';
import { sendRecords } from './receipts/jobs.ts';
import { cancelBelowMinimum, completeSome, generateDue } from './scheduling/public.ts';
import { tendRequests } from './substitutes/jobs.ts';
import { version } from './version.ts';
import { forgetWebhooks } from './webhooks/jobs.ts';

/** In each organization that has something to do, part by part. */
const inEach = (name: string, every: string, work: PartOf, catch_up_hours = 0): Duty => ({
  ...{ name, every, catch_up_hours },
  run: inParts(name, work),
});

const forget = (name: string, every: string, work: Parameters<typeof forgetting>[1]): Duty => ({
  ...{ name, every, catch_up_hours: 24 },
  run: forgetting(name, work),
});

/** The same as `inEach`, each club of it a part. */
const inEachClub = (name: string, every: string, work: ForClub, catch_up_hours = 0): Duty =>
  inEach(name, every, (scope, from) => nextClub(scope, from, work), catch_up_hours);

/** In every organization, each club of it a part. */
const inEveryClub = (name: string, every: string, work: ForClub): Duty => ({
  ...{ name, every },
  run: inPartsOfAll(name, (scope, from) => nextClub(scope, from, work)),
});

/** Every periodic duty on one page. Patterns are cron's, in UTC: minute, hour, day, month, weekday. */
export const duties: readonly Duty[] = [
  // At night in Europe; a night missed is made up for at the next start.
  inEachClub('generate_sessions', '7 2 * * *', generateDue, 24),
  inEach('repair_fixed_places', '27 2 * * *', repairFixedPlaces, 24),
  inEach('complete_sessions', '* * * * *', completeSome),
  inEachClub('cancel_below_minimum', '*/5 * * * *', cancelBelowMinimum),
  inEach('mark_no_shows', '*/5 * * * *', markNoShows),
  inEveryClub('tend_substitute_requests', '*/5 * * * *', tendRequests),
  inEachClub('send_reminders', '*/5 * * * *', sendReminders),
  inEach('fill_free_places', '*/10 * * * *', fillFreePlaces),
  inEach('serve_place_queues', '*/5 * * * *', servePlaceQueues),
  { name: 'renew_places', every: '*/10 * * * *', run: inPartsOfAll('renew_places', renewPlaces) },
  { name: 'keep_figures', every: '*/5 * * * *', run: inPartsOfAll('keep_figures', keepFigures) },
  {
    ...{ name: 'foresee', every: '3 4 * * *', catch_up_hours: 24 },
    run: inPartsOfAll('foresee', foresee),
  },
  { name: 'release_unpaid', every: '* * * * *', run: releaseHeld },
  { name: 'compare_online', every: '41 * * * *', catch_up_hours: 24, run: compareOnline },
  { name: 'settle_online', every: '*/5 * * * *', run: settleOnline },
  { name: 'work_package_rounds', every: '* * * * *', run: workPackageRounds },
  { name: 'send_records', every: '* * * * *', run: sendRecords(version) },
  // Each hour: it is morning somewhere, and each is told once.
  { name: 'warn_of_make_ups', every: '13 * * * *', run: perOrganization('warn_of_make_ups', warnOfMakeUps) },
  inEveryClub('credit_make_ups', '17 * * * *', creditMakeUps),
  { name: 'warn_of_packages', every: '19 * * * *', run: perOrganization('warn_of_packages', warnOfPackages) },
  { name: 'tell_week', every: '23 * * * *', run: perOrganization('tell_week', tellWeek) },
  {
    name: 'show_evaluations',
    every: '33 2 * * *',
    catch_up_hours: 24,
    run: perOrganization('show_evaluations', showEvaluations),
  },
  inEveryClub('invite_to_evaluate', '29 * * * *', inviteToEvaluate),
  // Early in Europe, and again for whoever has got a place since.
  inEveryClub('raise_fees', '43 * * * *', raiseDue),
  inEveryClub('settle_deposits', '45 * * * *', settleDeposits),
  inEveryClub('charge_late_fees', '47 * * * *', chargeLate),
  inEveryClub('remind_of_charges', '51 * * * *', remindOfCharges),
  inEveryClub('tend_arrears', '53 * * * *', tendArrears),
  { name: 'erase_people', every: '11 * * * *', run: erasePeople },
  {
    ...{ name: 'erase_receipts', every: '59 3 * * *', catch_up_hours: 24 },
    run: inPartsOfAll('erase_receipts', eraseReceipts),
  },
  { name: 'back_up', every: '37 1 * * *', catch_up_hours: 24, run: backUp },
  // At night: what is older than the installation keeps (docs/operations.md).
  forget('forget_request_keys', '17 3 * * *', forgetRequestKeys),
  forget('forget_notifications', '27 3 * * *', forgetNotifications),
  forget('forget_mails', '37 3 * * *', forgetMails),
  forget('forget_webhooks', '13 3 * * *', forgetWebhooks),
  forget('forget_imports', '53 3 * * *', forgetImports),
  forget('forget_accounts', '7 3 * * *', forgetAccounts),
  forget('forget_audit', '47 3 * * *', forgetAudit),
  { name: 'forget_sign_ins', every: '23 3 * * *', catch_up_hours: 24, run: forgetSignIns },
  { name: 'forget_failed_jobs', every: '57 3 * * *', catch_up_hours: 24, run: forgetFailedJobs },
];

type ForClub = (scope: Scope, clubId: string) => Promise<unknown>;

async function nextClub(scope: Scope, from: string | undefined, work: ForClub): Promise<Part> {
  const ids = (await listClubs(scope)).map((club) => club.id).sort();
  const [id, following] = ids.filter((one) => from === undefined || one > from);
  if (id === undefined) return { done: 0 };
  await work(scope, id);
  return { done: 1, next: following && id };
}
