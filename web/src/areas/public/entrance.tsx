import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageControl } from '../../features/account/components/language-control.tsx';
import { CourtLines } from '../../ui/court-lines.tsx';
import { BallMark, Logo } from '../../ui/logo.tsx';
import { SkipLink } from '../../ui/skip-link.tsx';
import classes from './entrance.module.css';

/** The house's front door: everything that is shown before somebody has signed in. */
export function Entrance() {
  const { t } = useTranslation();
  return (
    <div className={classes.entrance}>
      <SkipLink label={t('common.skipToContent')} />
      <header className={classes.top}>
        <div className={classes.hero}>
          <CourtLines className={classes.lines} />
          <span className={classes.ball}>
            <BallMark size={64} />
          </span>
          <Logo name={t('common.app')} size={30} />
          <div className={classes.pitch}>
            <p className={classes.headline}>{t('account.hero.title')}</p>
            <p className={classes.text}>{t('account.hero.text')}</p>
          </div>
        </div>
        <div className={classes.tools}>
          <LanguageControl />
        </div>
      </header>
      <div className={classes.panel}>
        <main id="main" tabIndex={-1} className={`${classes.form} ${classes.main}`}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
