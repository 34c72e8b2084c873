// A date is chosen from a button that stands for its field.
const fields =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled), [data-dates-input]:not(:disabled)';
const controls = 'button:not(:disabled), a[href]';

/**
 * Where the focus goes when a dialog opens, rather than to its ×: what asks for it, the first field (of a choice what is
 * chosen), the button that loses nothing, or the first of what can be pressed.
 */
function firstOf(body: HTMLElement): HTMLElement | null {
  const asks = body.querySelector<HTMLElement>('[data-autofocus]');
  if (asks) return asks;
  const first = body.querySelector<HTMLElement>(fields);
  if (first instanceof HTMLInputElement && first.type === 'radio')
    return body.querySelector<HTMLElement>(`input[name="${CSS.escape(first.name)}"]:checked`) ?? first;
  return first ?? firstButton(body);
}

const firstButton = (body: HTMLElement): HTMLElement | null =>
  body.querySelector<HTMLElement>('[data-safe]') ??
  body.querySelector<HTMLElement>(`[data-footer] :is(${controls})`) ??
  body.querySelector<HTMLElement>(controls);

/**
 * Keeps the focus at the beginning of what a dialog holds: marks it for the one who opens it; what comes later, because
 * it was loaded first or is the next step, gets the focus unless somebody has begun to use the dialog otherwise.
 */
export function firstFocus(body: HTMLElement | null): (() => void) | undefined {
  if (!body) return undefined;
  const dialog = body.closest<HTMLElement>('[role="dialog"]') ?? body;
  const beginning = firstOf(body);
  let held: Element | null = beginning;
  // It took the place of what had the focus; or it asks for it, and somebody may be typing already.
  if (isNowhere() || beginning?.hasAttribute('data-autofocus')) beginning?.focus({ preventScroll: true });
  beginning?.setAttribute('data-autofocus', 'true');
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof Element && body.contains(target)) held = target;
  };
  // Before there was anything in it, somebody has gone elsewhere.
  const leave = () => {
    held ??= dialog;
  };
  const observer = new MutationObserver(() => {
    const isLost = held ? !held.isConnected && isNowhere() : isNowhere() || isOnFrame(dialog, body);
    const first = isLost && firstOf(body);
    if (!first) return;
    held = first;
    first.focus({ preventScroll: true });
  });
  body.addEventListener('focusin', remember);
  dialog.addEventListener('keydown', leave);
  observer.observe(body, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    body.removeEventListener('focusin', remember);
    dialog.removeEventListener('keydown', leave);
  };
}

const isNowhere = (): boolean => document.activeElement === document.body;

const isOnFrame = (dialog: HTMLElement, body: HTMLElement): boolean =>
  dialog.contains(document.activeElement) && !body.contains(document.activeElement);
