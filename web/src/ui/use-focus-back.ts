import { useLayoutEffect, useRef } from 'react';

/** Something over the page that goes away as a whole, rather than closing, gives the focus back to where it came from. */
export function useFocusBack(opened: boolean): void {
  const openedFirst = useRef(opened);
  useLayoutEffect(() => {
    if (!openedFirst.current) return;
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
}
