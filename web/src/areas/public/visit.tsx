import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LanguageControl } from '../../features/account/components/language-control.tsx';
import { meQuery } from '../../platform/session/api.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Logo } from '../../ui/logo.tsx';
import { SkipLink } from '../../ui/skip-link.tsx';
import classes from './visit.module.css';

/** The frame of the pages that a club shows to everybody. */
export function Visit() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  return (
    <div className={classes.visit}>
      <SkipLink label={t('common.skipToContent')} />
      <header className={classes.top}>
        <Link to="/" className={classes.brand} aria-label={t('common.app')}>
          <Logo name={t('common.app')} size={26} />
        </Link>
        <div className={classes.tools}>
          <LanguageControl short />
          {me?.user ? (
            <ButtonLink to="/" variant="light" size="sm">
              {t('visit.toApp')}
            </ButtonLink>
          ) : (
            <ButtonLink to="/sign-in" variant="light" size="sm">
              {t('visit.signIn')}
            </ButtonLink>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}
