import { useEffect } from 'react';

/** What can hold the focus in place of something that is gone, because it has a name or is a part of the page. */
const PLACES = 'main, section, article, [role="tabpanel"], [role="dialog"], [role="listitem"]';

/**
 * Who works with the keyboard goes on where they were: when what has the focus goes away (a booking that was cancelled
 * takes its button with it), the nearest part of the page that is still there has it, and not the top of the document.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let around: Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.closest('main')) around = placesAround(target);
    };
    // Whoever presses somewhere else on the page wants the focus there, or nowhere; a dialog gives it back.
    const forget = ({ target }: Event) => {
      if (!(target instanceof Element && target.closest('[role="dialog"]'))) around = [];
    };
    const observer = new MutationObserver(() => {
      if (document.activeElement !== document.body || around[0]?.isConnected !== false) return;
      const place = around.find((one) => one.isConnected);
      around = [];
      if (place instanceof HTMLElement) take(place);
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
      observer.disconnect();
    };
  }, []);
}

/** The element itself first, then the parts of the page that it is in, the nearest first. */
function placesAround(target: Element): Element[] {
  const places = [target];
  for (let at = target.parentElement; at; at = at.parentElement) if (at.matches(PLACES)) places.push(at);
  return places;
}

function take(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
