import { type ComponentType, cloneElement, type ReactElement, useState } from 'react';
import { later } from './later.tsx';

export type MenuTarget = ReactElement<Record<string, unknown>>;

interface MenuProps {
  target: MenuTarget;
}

const closedAs = (target: MenuTarget, onClick?: () => void): MenuTarget =>
  cloneElement(target, { 'aria-haspopup': 'menu', 'aria-expanded': false, onClick });

/** A menu of its own file: until it is there, and where it cannot be had, the button can be pressed again. */
export const laterMenu = <Props extends MenuProps>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> =>
  later(load, {
    pending: ({ target }) => closedAs(target),
    failed: ({ target }, again) => closedAs(target, again),
  });

interface LaterMenuProps {
  /** The button. */
  target: MenuTarget;
  /** Of `laterMenu`: an `OpenedMenu` with what is to be chosen. */
  menu: ComponentType<MenuProps>;
}

/** A menu behind a button that every page has: loaded when it is opened for the first time. */
export function LaterMenu({ target, menu: Loaded }: LaterMenuProps) {
  const [wanted, want] = useState(false);
  return wanted ? <Loaded target={target} /> : closedAs(target, () => want(true));
}
