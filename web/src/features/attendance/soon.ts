/** A deed that waits for a pause, and is done at once when its page is left. */
export interface Soon {
  plan(deed: () => void, wait: number): void;
  cancel(): void;
  /** Does what waits, if anything does. */
  now(): void;
}

export function createSoon(): Soon {
  let waiting: { deed: () => void; timer: ReturnType<typeof setTimeout> } | null = null;
  const cancel = () => {
    clearTimeout(waiting?.timer);
    waiting = null;
  };
  const now = () => {
    const deed = waiting?.deed;
    cancel();
    deed?.();
  };
  return {
    plan(deed, wait) {
      cancel();
      waiting = { deed, timer: setTimeout(now, wait) };
    },
    cancel,
    now,
  };
}
