import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { hideNotification, useNotifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { later } from '../../ui/later.tsx';
import { useWanted } from '../../ui/use-wanted.ts';
import classes from './providers.module.css';
import { cssVariablesResolver, theme } from './theme.ts';

// The same key is read by public/first-paint.js.
const colorSchemeManager = localStorageColorSchemeManager({ key: 'bandeja.color-scheme' });

const Toasts = later(async () => (await import('./toasts.tsx')).default, { failed: () => <PlainToasts /> });

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
  return wanted && <Toasts />;
}

/** The last words, where what shows them in their way could not be had: they must not be lost. */
function PlainToasts() {
  const last = useNotifications().notifications.at(-1);
  return (
    <div role="alert" className={classes.plain}>
      {last && (
        <button type="button" onClick={() => last.id && hideNotification(last.id)}>
          {last.title} {last.message}
        </button>
      )}
    </div>
  );
}
