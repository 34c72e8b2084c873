import { Menu, type MenuProps } from '@mantine/core';
import { cloneElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { MenuTarget } from './later-menu.tsx';

interface OpenedMenuProps extends Pick<MenuProps, 'width' | 'position'> {
  target: MenuTarget;
  children: ReactNode;
}

/** What a `LaterMenu` loads: opens at once, with the focus on the button that it goes back to. */
export function OpenedMenu({ target, children, ...menu }: OpenedMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    setOpened(true);
  }, []);
  return (
    <Menu opened={opened} onChange={setOpened} {...menu}>
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
