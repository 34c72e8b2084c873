const wrong = '[aria-invalid="true"], [data-error="true"]';
const focusable = 'input, textarea, select, button';

/** Whoever sends any form of the app is led to its first wrong field, refused here or by the server. */
export function leadToWrongFields(): void {
  document.addEventListener(
    'submit',
    ({ target }) => {
      if (target instanceof HTMLFormElement) leadToWrongField(target);
    },
    true,
  );
}

/** The same for a form that is sent by another button than its own. Whoever goes on typing is left alone. */
export function leadToWrongField(form: HTMLFormElement): void {
  const observer = new MutationObserver(look);
  function end() {
    observer.disconnect();
    for (const event of ['keydown', 'pointerdown']) document.removeEventListener(event, end, true);
  }
  function look() {
    const field = firstWrong(form);
    if (field || !form.isConnected) end();
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }
  observer.observe(form, {
    ...{ subtree: true, childList: true, attributes: true },
    attributeFilter: ['aria-invalid', 'data-error'],
  });
  for (const event of ['keydown', 'pointerdown']) document.addEventListener(event, end, true);
  // What was wrong before and still is does not change.
  requestAnimationFrame(look);
}

function firstWrong(form: HTMLFormElement): HTMLElement | undefined {
  for (const part of form.querySelectorAll<HTMLElement>(wrong)) {
    const field = part.matches(focusable) ? part : part.querySelector<HTMLElement>(focusable);
    if (field && field.offsetParent !== null) return field;
  }
  return undefined;
}
