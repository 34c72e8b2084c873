const fields = 'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled)';

/**
 * Where the focus goes when a question opens, rather than to its ×: what asks for it, the first field, or the button
 * that loses nothing.
 */
export function firstFocus(form: HTMLElement | null): void {
  if (!form || form.querySelector('[data-autofocus]')) return;
  const first = form.querySelector(fields) ?? form.querySelector('[data-safe]');
  first?.setAttribute('data-autofocus', 'true');
}
