import { UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Area } from '../../platform/session/me.ts';
import { useSession } from '../../platform/session/session.ts';
import { tabsOf } from './navigation.ts';
import classes from './tab-bar.module.css';

interface TabBarProps {
  area: Area | null;
  areas: readonly Area[];
  onMore: () => void;
  moreOpen: boolean;
}

/** The bottom bar of a phone, under the thumb. */
export function TabBar({ area, areas, onMore, moreOpen }: TabBarProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { tabs, more } = tabsOf(area, areas, me.clubs);
  return (
    <nav className={classes.bar} aria-label={t('shell.nav.main')}>
      <ul className={classes.list}>
        {tabs.map(({ to, label, icon: Icon }) => (
          <li key={to} className={classes.item}>
            <Link to={to} className={classes.tab}>
              <Icon size={23} stroke={1.75} aria-hidden />
              <span>{t(label)}</span>
            </Link>
          </li>
        ))}
        {more && (
          <li className={classes.item}>
            <UnstyledButton
              className={classes.tab}
              onClick={onMore}
              aria-haspopup="dialog"
              aria-expanded={moreOpen}
            >
              <IconDots size={23} stroke={1.75} aria-hidden />
              <span>{t('shell.nav.more')}</span>
            </UnstyledButton>
          </li>
        )}
      </ul>
    </nav>
  );
}
