import { useMediaQuery } from '@mantine/hooks';

/** Wide enough for the rail and for things side by side (Mantine's `md`). Known at the first render. */
export function useIsDesktop(): boolean {
  return useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
}
