import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { useNotifications } from '@mantine/notifications';
import { lazy, type ReactNode, Suspense } from 'react';
import { useWanted } from '../../ui/use-wanted.ts';
import { cssVariablesResolver, theme } from './theme.ts';

// The same key is read by public/first-paint.js.
const colorSchemeManager = localStorageColorSchemeManager({ key: 'bandeja.color-scheme' });

const Toasts = lazy(() => import('./toasts.tsx'));

export function ThemeProviders({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
    >
      <LaterToasts />
      {children}
    </MantineProvider>
  );
}

/** Loaded when there is something to say, which waits in their store meanwhile. */
function LaterToasts() {
  const wanted = useWanted(useNotifications().notifications.length > 0);
  return wanted && <Suspense>{<Toasts />}</Suspense>;
}
