import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { invalid, Problem } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { settingsOf, changeSettings as store } from '../../kernel/settings.ts';
import { notBelow, settings } from '../../settings.ts';
import { settingsAbilities } from '../access.ts';
import type { SettingsChanged } from '../facts.ts';
import { clubOf } from '../queries/clubs.ts';
import { getSettings } from '../queries/settings.ts';
import type { ChangeSettings, SettingsAnswer } from '../schemas/settings.ts';

/** Owners set the organization's values, the admins of a club its own. */
export async function changeSettings(scope: Scope, input: ChangeSettings): Promise<SettingsAnswer> {
  const clubId = input.club_id ?? null;
  if (clubId !== null) await clubOf(scope, clubId);
  authorize(settingsAbilities(scope.actor, clubId).change, 'You may not change these settings.');
  await store(scope.tx, settings, clubId, input.values).catch(inValues);
  await refuseReversed(scope, clubId, input.values);
  announce(scope.tx, 'settings', [clubId ?? organizationOf(scope)]);
  const keys = Object.keys(input.values);
  const fact: SettingsChanged = { type: 'tenancy.settings_changed', payload: { club_id: clubId, keys } };
  await append(scope, [fact]);
  return getSettings(scope, clubId);
}

/** Two values that a change has put in the wrong order, as they would be in force. */
async function refuseReversed(scope: Scope, clubId: string | null, values: object): Promise<void> {
  const now: Record<string, unknown> = await settingsOf(scope.tx, settings, clubId);
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
