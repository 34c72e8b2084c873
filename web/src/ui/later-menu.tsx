import { type ComponentType, cloneElement, type ReactElement, Suspense, useState } from 'react';

export type MenuTarget = ReactElement<Record<string, unknown>>;

interface LaterMenuProps {
  /** The button. */
  target: MenuTarget;
  /** `lazy`: an `OpenedMenu` with what is to be chosen. */
  menu: ComponentType<{ target: MenuTarget }>;
}

/** A menu behind a button that every page has: loaded when it is opened for the first time. */
export function LaterMenu({ target, menu: Loaded }: LaterMenuProps) {
  const [wanted, want] = useState(false);
  const closed = cloneElement(target, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => want(true),
  });
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <Loaded target={target} />
    </Suspense>
  );
}
