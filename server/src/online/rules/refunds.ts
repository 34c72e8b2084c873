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

/** What Stripe says of the refunds of a page that is news here: of ours what has changed, and what others gave back there. */
export function refundNews(
  said: readonly Said[],
  own: readonly Own[],
): { changed: (Said & { refund_id: string })[]; strange: number } {
  const known = (one: Said) =>
    own.find(({ refund_id, reference }) => refund_id === one.refund_id || reference === one.id);
  const changed = said.flatMap((one) => {
    const ours = known(one);
    // An earlier attempt of the same refund, which has failed, says nothing of the later one.
    const isThis = ours?.reference === '' ? one.status !== 'failed' : ours?.reference === one.id;
    const isNews = ours && isThis && ours.state !== one.status;
    return isNews ? [{ ...one, refund_id: ours.refund_id }] : [];
  });
  const strange = said.filter((one) => one.status !== 'failed' && known(one) === undefined);
  return { changed, strange: strange.reduce((sum, { amount }) => sum + amount, 0) };
}
