import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CourtLines } from '../../ui/court-lines.tsx';
import { Logo } from '../../ui/logo.tsx';
import classes from './bare.module.css';

/** A page on its own, where neither the shell nor the front door can stand around it. */
export function Bare({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.bare}>
      <header className={classes.top}>
        {/* A real page load: whatever brought the person here should not survive. */}
        <a href="/" className={classes.home}>
          <Logo name={t('common.app')} />
        </a>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <CourtLines className={classes.lines} />
        <div className={classes.content}>{children}</div>
      </main>
    </div>
  );
}
