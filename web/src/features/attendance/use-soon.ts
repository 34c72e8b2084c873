import { useEffect, useState } from 'react';
import { createSoon } from './soon.ts';

interface When {
  off: boolean;
  wait: number;
  again: readonly unknown[];
}

/** Does it after the wait, begun anew whenever something of `again` changes. */
export function useTimer({ off, wait, again }: When, deed: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the deed is another one with every render
  useEffect(() => {
    if (off) return;
    const timer = setTimeout(deed, wait);
    return () => clearTimeout(timer);
  }, [off, ...again]);
}

/** The same; but at once when the page is left, or another one comes before it on the phone. */
export function useSoon({ off, wait, again }: When, deed: () => void): void {
  const [soon] = useState(createSoon);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the deed is another one with every render
  useEffect(() => (off ? soon.cancel() : soon.plan(deed, wait)), [off, ...again]);
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && soon.now();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', soon.now);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', soon.now);
      soon.now();
    };
  }, [soon]);
}
