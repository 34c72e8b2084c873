import { useEffect, useState } from 'react';

/** The only place of the web app that reads the clock. */
export function now(): Date {
  return new Date();
}

/** The time, renewed every minute, so that "in 5 minutes" stays true on a screen that nobody touches. */
export function useNow(): Date {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return time;
}
