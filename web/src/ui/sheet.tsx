import { lazy, Suspense } from 'react';
import type { SheetProps } from './sheet-drawer.tsx';
import { useWanted } from './use-wanted.ts';

const SheetDrawer = lazy(() => import('./sheet-drawer.tsx'));

/**
 * Something over the page: a drawer at the side of a desktop, a sheet from the bottom of a phone. Loaded when the first
 * one opens.
 */
export function Sheet(props: SheetProps) {
  const wanted = useWanted(props.opened);
  return wanted && <Suspense>{<SheetDrawer {...props} />}</Suspense>;
}
