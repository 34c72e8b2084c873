import { authorize } from '../../kernel/actor.ts';
import { changeSettings as store } from '../../kernel/change-settings.ts';
import { violates } from '../../kernel/db/errors.ts';
import { creditorIdOf, ibanOf, isCreditorId, isSepaIban } from '../../kernel/iban.ts';
import { announce } from '../../kernel/live.ts';
import { isNif } from '../../kernel/nif.ts';
import { append } from '../../kernel/outbox.ts';
import { invalid, Problem } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { type SettingPlace, settingsOf, settingsOfEach } from '../../kernel/settings.ts';
import { notBelow, settings } from '../../settings.ts';
import { settingsAbilities } from '../access.ts';
import type { SettingsChanged } from '../facts.ts';
import { clubOf } from '../queries/clubs.ts';
import { getSettings, ownLevel, placeOf, refuseTwoPlaces } from '../queries/settings.ts';
import { type Issuing, newlyShared } from '../rules/receipt-series.ts';
import type { ChangeSettings, SettingsAnswer, SettingsQuery } from '../schemas/settings.ts';
import { clubNames } from '../store/clubs.ts';

/** Owners set the organization's values and those of a type of class, the admins of a club its own and its groups'. */
export async function changeSettings(scope: Scope, input: ChangeSettings): Promise<SettingsAnswer> {
  const { values, ...asked } = input;
  const named = namedOf(asked);
  refuseTwoPlaces(named);
  const at = await placeOf(scope, named);
  authorize(settingsAbilities(scope.actor, at.club_id).change, 'You may not change these settings.');
  const own = ownLevel(at.place);
  const before = await issuing(scope, values);
  await store(scope, settings, own, values).catch(inValues);
  refuseNoCreditor(values);
  await refuseReversed(scope, at.place, values);
  await refuseSharedSeries(scope, values, before);
  await refuseAbroad(scope, at.club_id, values);
  await refuseNoNif(scope, at.club_id, values);
  const { club_id = null, class_type_id = null, schedule_id = null } = own;
  announce(scope.tx, 'settings', [schedule_id ?? class_type_id ?? club_id ?? organizationOf(scope)]);
  const payload = { club_id, class_type_id, schedule_id, keys: Object.keys(values) };
  await append(scope, [{ type: 'tenancy.settings_changed', payload } satisfies SettingsChanged]);
  return getSettings(scope, at);
}

const namedOf = (asked: Omit<ChangeSettings, 'values'>): SettingsQuery =>
  Object.fromEntries(Object.entries(asked).filter(([, id]) => id != null));

/** Two values that a change has put in the wrong order, as they would be in force. */
async function refuseReversed(scope: Scope, place: SettingPlace, values: object): Promise<void> {
  const now: Record<string, unknown> = await settingsOf(scope.tx, settings, place);
  const wrong = notBelow.filter(
    ([most, least]) => (most in values || least in values) && Number(now[most]) < Number(now[least]),
  );
  if (wrong.length === 0) return;
  throw invalid(
    wrong.map(([most, least]) =>
      most in values
        ? {
            ...{ path: `/values/${most}`, code: 'minimum', params: { min: Number(now[least]) } },
            message: `${most} must not be below ${least}.`,
          }
        : {
            ...{ path: `/values/${least}`, code: 'maximum', params: { max: Number(now[most]) } },
            message: `${least} must not be above ${most}.`,
          },
    ),
  );
}

/** VERI*FACTU is Spain's: a club elsewhere does not switch it on. What is set for all clubs counts in those of Spain. */
async function refuseAbroad(scope: Scope, club_id: string | null, values: object): Promise<void> {
  if (club_id === null || (values as { verifactu?: unknown }).verifactu !== true) return;
  if ((await clubOf(scope, club_id)).country === 'ES') return;
  throw invalid([
    { path: '/values/verifactu', code: 'only_in_spain', message: 'is for clubs in Spain', params: {} },
  ]);
}

/** As whom a club collects from accounts: a bank takes no file with another one. */
function refuseNoCreditor(values: { debit_creditor_id?: unknown; debit_creditor_iban?: unknown }): void {
  const { debit_creditor_id: id, debit_creditor_iban: iban } = values;
  if (typeof id === 'string' && id !== '' && !isCreditorId(creditorIdOf(id)))
    throw invalid([
      { path: '/values/debit_creditor_id', code: 'creditor_id', message: 'is no creditor identifier' },
    ]);
  if (typeof iban === 'string' && iban !== '' && !isSepaIban(ibanOf(iban)))
    throw invalid([
      { path: '/values/debit_creditor_iban', code: 'iban', message: 'is no account in the SEPA' },
    ]);
}

/** Where VERI*FACTU writes records, the tax agency takes none whose tax id is not in its form. */
async function refuseNoNif(scope: Scope, club_id: string | null, values: object): Promise<void> {
  const changed = (['receipt_tax_id', 'verifactu'] as const).find((key) => key in values);
  if (changed === undefined) return;
  const ids = club_id === null ? (await clubNames(scope.tx)).map(({ id }) => id) : [club_id];
  const rules = await settingsOfEach(
    scope.tx,
    settings,
    ids.map((id) => ({ club_id: id })),
  );
  for (const [i, { verifactu, receipt_tax_id }] of rules.entries()) {
    if (!verifactu || receipt_tax_id.trim() === '' || isNif(receipt_tax_id)) continue;
    if ((await clubOf(scope, ids[i]!)).country !== 'ES') continue;
    throw invalid([
      { path: `/values/${changed}`, code: 'nif', message: 'has not 9 letters and digits', params: {} },
    ]);
  }
}

const ofSeries = ['receipt_series', 'receipt_tax_id', 'issue_receipts'] as const;

/** What each club writes receipts by, where that is about to change. */
async function issuing({ tx }: Scope, values: object): Promise<Issuing[]> {
  if (!ofSeries.some((key) => key in values)) return [];
  const clubs = await clubNames(tx);
  const places = clubs.map(({ id: club_id }) => ({ club_id }));
  const rules = await settingsOfEach(tx, settings, places);
  return clubs.map(({ id: club_id, name }, at) => ({ ...rules[at]!, club_id, name }));
}

/** Clubs of one tax id number their receipts apart: said at the field that was changed. */
async function refuseSharedSeries(scope: Scope, values: object, before: readonly Issuing[]): Promise<void> {
  const changed = ofSeries.find((key) => key in values);
  const shared = newlyShared(before, await issuing(scope, values));
  if (changed === undefined || !shared) return;
  const [one, other] = shared;
  throw invalid([
    {
      ...{ path: `/values/${changed}`, code: 'series_taken', params: { club: one.name, other: other.name } },
      message: 'would give the receipts of two clubs the same numbers',
    },
  ]);
}

/** The values lie one level deeper in our body than in the kernel's question. */
function inValues(error: unknown): never {
  if (violates(error, 'settings_fee_plan'))
    throw invalid([{ path: '/values/fee_plan', code: 'other_club', message: 'is no fee plan of this club' }]);
  if (error instanceof Problem && error.errors)
    throw invalid(error.errors.map((one) => ({ ...one, path: `/values${one.path}` })));
  throw error;
}
