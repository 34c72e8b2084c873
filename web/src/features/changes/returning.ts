import type { PersonHit } from './api.ts';
import type { ClassBack, ReturnPreview } from './return-api.ts';

export const possibleIn = ({ classes }: ReturnPreview): ClassBack[] => classes.filter((one) => one.possible);

/** Who hears that these classes take place again, and who has to be called, before it is done. */
export function tellingOf(
  { people }: ReturnPreview,
  chosen: readonly ClassBack[],
): { told: number; to_call: PersonHit[] } {
  const back = new Set(chosen.map((one) => one.session_id));
  const silent = new Set(
    chosen
      .filter((one) => one.action === 'reinstate' && !one.tells_cancellation)
      .map((one) => one.session_id),
  );
  const concerned = people.filter(({ session_ids }) => session_ids.some((id) => back.has(id)));
  const to_call = concerned.filter(
    ({ reachable, session_ids }) => !reachable || session_ids.some((id) => silent.has(id)),
  );
  return { told: concerned.length - to_call.length, to_call };
}
