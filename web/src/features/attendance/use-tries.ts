import { useEffect, useState } from 'react';
import { waitBefore } from '../../platform/client/try-again.ts';
import { isPassing } from '../../platform/errors/problem.ts';
import { useReach } from '../../platform/live/connection.ts';

/** How often sending has failed for a while; it begins anew when the server is back. */
export function useTries() {
  const away = useReach() === 'away';
  const [failures, setFailures] = useState(0);
  useEffect(() => {
    if (!away) setFailures(0);
  }, [away]);
  return {
    ...{ away, failures },
    failed: (error: unknown) => {
      if (isPassing(error)) setFailures((before) => before + 1);
    },
    worked: () => setFailures(0),
    /** Milliseconds until the next try; `first` where none has failed. */
    waitFor: (error: unknown, first: number): number =>
      failures === 0 ? first : (waitBefore(error, failures, Math.random()) ?? first),
  };
}
