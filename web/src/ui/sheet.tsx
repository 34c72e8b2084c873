import { later } from './later.tsx';
import type { SheetProps } from './sheet-drawer.tsx';
import { useWanted } from './use-wanted.ts';

const SheetDrawer = later(async () => (await import('./sheet-drawer.tsx')).default);

/**
 * Something over the page: a drawer at the side of a desktop, a sheet from the bottom of a phone. Loaded when the first
 * one opens.
 */
export function Sheet(props: SheetProps) {
  const wanted = useWanted(props.opened);
  return wanted && <SheetDrawer {...props} />;
}
