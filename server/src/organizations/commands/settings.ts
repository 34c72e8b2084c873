import { authorize } from '../../kernel/actor.ts';
import { changeSettings as store } from '../../kernel/change-settings.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { invalid, Problem } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { type SettingPlace, settingsOf } from '../../kernel/settings.ts';
import { notBelow, settings } from '../../settings.ts';
import { settingsAbilities } from '../access.ts';
import type { SettingsChanged } from '../facts.ts';
import { getSettings, ownLevel, placeOf, refuseTwoPlaces } from '../queries/settings.ts';
import type { ChangeSettings, SettingsAnswer, SettingsQuery } from '../schemas/settings.ts';

/** Owners set the organization's values and those of a type of class, the admins of a club its own and its groups'. */
export async function changeSettings(scope: Scope, input: ChangeSettings): Promise<SettingsAnswer> {
  const { values, ...asked } = input;
  const named = namedOf(asked);
  refuseTwoPlaces(named);
  const at = await placeOf(scope, named);
  authorize(settingsAbilities(scope.actor, at.club_id).change, 'You may not change these settings.');
  const own = ownLevel(at.place);
  await store(scope.tx, settings, own, values).catch(inValues);
  await refuseReversed(scope, at.place, values);
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

/** The values lie one level deeper in our body than in the kernel's question. */
function inValues(error: unknown): never {
  if (error instanceof Problem && error.errors)
    throw invalid(error.errors.map((one) => ({ ...one, path: `/values${one.path}` })));
  throw error;
}
