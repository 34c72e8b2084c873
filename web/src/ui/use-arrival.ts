import { useLocation } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

const control = 'input, button, select, textarea, a[href]';

/**
 * Whoever was led here by `#name` lands at it, also when it comes later than the page: it is in view, and its first
 * control has the focus.
 */
export function useArrival<E extends HTMLElement>(name: string | undefined): RefObject<E | null> {
  const here = useRef<E>(null);
  const isWanted = useLocation({ select: ({ hash }) => hash !== '' && hash === name });
  useEffect(() => {
    const element = here.current;
    if (!isWanted || !element) return;
    element.scrollIntoView({ block: element.matches(control) ? 'nearest' : 'start' });
    const first = element.matches(control) ? element : element.querySelector<HTMLElement>(control);
    first?.focus({ preventScroll: true });
  }, [isWanted]);
  return here;
}
