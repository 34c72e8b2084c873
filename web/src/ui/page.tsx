import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** A few words above the title. */
  eyebrow?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** `narrow` for forms and reading, `wide` for tables and calendars. */
  width?: 'narrow' | 'normal' | 'wide';
  children: ReactNode;
}

const WIDTHS = { narrow: '640px', normal: '960px', wide: '1280px' };

/** A page: its one `h1`, its document title, its actions. */
export function Page({ title, eyebrow, description, actions, width = 'normal', children }: PageProps) {
  useDocumentTitle(`${title} · Bandeja`);
  return (
    <div className={classes.page} style={{ '--page-width': WIDTHS[width] } as React.CSSProperties}>
      <header className={classes.header}>
        <div>
          {eyebrow && <div className={classes.eyebrow}>{eyebrow}</div>}
          <Title order={1}>{title}</Title>
          {description && (
            <Text c="dimmed" mt={4} maw="60ch">
              {description}
            </Text>
          )}
        </div>
        {actions && <div>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
