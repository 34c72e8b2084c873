import { authorize } from '../../kernel/actor.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isTimezone } from '../../kernel/time/index.ts';
import { type ChangeClub, type Club, changeClub, getClub, lockClub } from '../../organizations/public.ts';
import { countPriced } from '../../packages/public.ts';
import { moveToZone, previewZone, pricedIn } from '../../scheduling/public.ts';

/** What a club's other zone would do; writes nothing. Throws 403, 404, 422. */
export async function previewClubZone(scope: Scope, id: string, timezone: string) {
  authorize((await getClub(scope, id)).abilities.change);
  if (!isTimezone(timezone))
    throw invalid([
      {
        path: '/timezone',
        code: 'format',
        params: { format: 'timezone' },
        message: 'is not an IANA time zone',
      },
    ]);
  return previewZone(scope, { club_id: id, to: timezone });
}

/** Changes a club; in another zone its classes ahead stay at their hour, in another currency it has no prices yet. */
export async function changeClubPlace(scope: Scope, id: string, input: ChangeClub): Promise<Club> {
  // Before its classes, as whoever closes it: whoever makes or moves one holds the club as it was. And before it is
  // read: of two who move it the second begins where the first has ended.
  if (input.timezone !== undefined || input.currency !== undefined) await lockClub(scope, id);
  const before = await getClub(scope, id);
  const { timezone: to = before.timezone, currency = before.currency } = input;
  const moves = to !== before.timezone;
  if (currency !== before.currency) {
    await refusePriced(scope, before);
    await refusePackages(scope, before);
  }
  const club = await changeClub(scope, id, input);
  if (moves) await moveToZone(scope, { club_id: id, from: before.timezone, to });
  return club;
}

/** Nobody's 18 € become 18 of something else, and no group goes on in a currency that its club has left. */
async function refusePriced(scope: Scope, { id, timezone, currency }: Club): Promise<void> {
  const schedules = await pricedIn(scope, { club_id: id, timezone });
  if (schedules.length === 0) return;
  throw conflict(
    'tenancy.currency_in_use',
    `${schedules.length} groups have prices in ${currency}: end them first, and make them anew with prices in the other.`,
    { params: { count: schedules.length, currency }, schedules },
  );
}

/** A package goes on in the currency that it was made in: its club cannot leave that while it is sold or ordered. */
async function refusePackages({ tx }: Scope, { id: club_id, currency }: Club): Promise<void> {
  const count = await countPriced(tx, { club_id, currency });
  if (count === 0) return;
  throw conflict(
    'packages.currency_in_use',
    `${count} packages are sold or ordered in ${currency}: take them off sale and settle the orders first.`,
    { params: { count, currency } },
  );
}
