import { useEffect, useRef } from 'react';

/** Answers whether what uses it is on screen no more. */
export function useLeft(): () => boolean {
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  return () => left.current;
}
