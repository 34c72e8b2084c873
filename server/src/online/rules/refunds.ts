/** A refund as Stripe has it. */
interface Said {
  id: string;
  amount: number;
  status: 'pending' | 'succeeded' | 'failed';
  /** Ours, where it was asked for by us. */
  refund_id: string | undefined;
  error: string;
}

interface Own {
  refund_id: string;
  state: string;
  reference: string;
}

/** One that somebody made there, as it is booked here. */
interface There {
  reference: string;
  state: string;
}

/**
 * What Stripe says of the refunds of a page that is news here: of ours what has changed, of those that others made there
 * what is not booked yet, the oldest first, and which of them have changed. Stripe names the newest first.
 *
 * @param settled what others gave back there before that was booked: the desk was told, and has put it right
 */
export function refundNews(
  said: readonly Said[],
  { own, there, settled = 0 }: { own: readonly Own[]; there: readonly There[]; settled?: number },
): { changed: (Said & { refund_id: string })[]; strange: Said[]; changedThere: Said[] } {
  const isOurs = (one: Said) =>
    own.some(({ refund_id, reference }) => refund_id === one.refund_id || reference === one.id);
  const changed = own.flatMap(({ refund_id, reference, state }) => {
    // An earlier attempt of the same refund, which has failed, says nothing of the later one.
    const isThis = (one: Said) =>
      reference === '' ? one.refund_id === refund_id && one.status !== 'failed' : one.id === reference;
    return said.filter((one) => isThis(one) && one.status !== state).map((one) => ({ ...one, refund_id }));
  });
  const booked = new Map(there.map((one) => [one.reference, one.state]));
  const others = said.filter((one) => !isOurs(one) && !booked.has(one.id) && one.status !== 'failed');
  return {
    changed,
    strange: beyond(others.toReversed(), settled),
    changedThere: said.filter((one) => booked.has(one.id) && booked.get(one.id) !== one.status),
  };
}

/** Without the first ones that come to so much. */
function beyond(said: readonly Said[], settled: number): Said[] {
  let sum = 0;
  return said.filter(({ amount }) => {
    sum += amount;
    return sum > settled;
  });
}
