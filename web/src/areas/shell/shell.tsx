import { useDisclosure } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../platform/live/use-live.ts';
import { meQuery } from '../../platform/session/api.ts';
import { useSession } from '../../platform/session/session.ts';
import { later } from '../../ui/later.tsx';
import { Logo } from '../../ui/logo.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { SkipLink } from '../../ui/skip-link.tsx';
import { useFocusKept } from '../../ui/use-focus-kept.ts';
import { useIsDesktop } from '../../ui/use-is-desktop.ts';
import { ClubSwitcher } from './club-switcher.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { LIVE_TOPICS } from './live-topics.ts';
import { NavList } from './nav-list.tsx';
import { areaOfPath } from './navigation.ts';
import { NotificationBell } from './notification-bell.tsx';
import classes from './shell.module.css';
import { SignedOut } from './signed-out.tsx';
import { TabBar } from './tab-bar.tsx';
import { UserMenu } from './user-menu.tsx';

const Palette = later(async () => (await import('./palette.tsx')).Palette, {
  // There are the pages themselves to search by.
  failed: () => null,
});

/** The frame of every page of a signed-in person; to the front door with whoever is signed in no longer. */
export function Shell() {
  const { data } = useSuspenseQuery(meQuery);
  return data.user ? <Frame /> : <SignedOut />;
}

/** A rail on desktops, a bar at the bottom on phones. */
function Frame() {
  const { t } = useTranslation();
  const { me, areas } = useSession();
  const { pathname } = useLocation();
  const desktop = useIsDesktop();
  const [more, { open, close }] = useDisclosure(false);
  const area = useLastArea(areaOfPath(pathname)) ?? areas[0] ?? null;
  useFocusKept();
  useLive(me.organization?.id ?? null, LIVE_TOPICS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sheet closes when the page changes
  useEffect(close, [pathname]);

  return (
    <div className={classes.frame}>
      <SkipLink label={t('common.skipToContent')} />
      <header className={classes.top}>
        <ClubSwitcher tone="light" />
        <div className={classes.tools}>
          {!desktop && <Search tone="light" />}
          {!desktop && <NotificationBell tone="light" />}
          <UserMenu compact />
        </div>
      </header>
      <header className={classes.rail}>
        <div className={classes.head}>
          <Link to="/" className={classes.brand} aria-label={t('common.app')}>
            <Logo name={t('common.app')} />
          </Link>
          {desktop && <NotificationBell tone="dark" />}
        </div>
        <ClubSwitcher tone="dark" />
        {desktop && <Search tone="dark" />}
        <nav aria-label={t('shell.nav.main')} className={classes.scroll}>
          <NavList areas={areas} tone="dark" />
        </nav>
        <UserMenu />
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <ConnectionNote />
        <div className={classes.content}>
          <Outlet />
        </div>
      </main>
      <div className={classes.bottom}>
        <TabBar area={area} areas={areas} onMore={open} moreOpen={more} />
      </div>
      <Sheet
        opened={more}
        onClose={close}
        height="auto"
        title={t('shell.nav.more')}
        closeLabel={t('common.close')}
      >
        <nav aria-label={t('shell.nav.more')}>
          <NavList areas={areas} tone="light" />
        </nav>
      </Sheet>
    </div>
  );
}

/** Pages that belong to nobody in particular (the profile) keep the area that the person came from. */
function useLastArea<T>(area: T | null): T | null {
  const [last, setLast] = useState(area);
  useEffect(() => {
    if (area) setLast(area);
  }, [area]);
  return area ?? last;
}

/** For the desk and coaches; students, whose first page is to be light, do not load it. */
function Search({ tone }: { tone: 'dark' | 'light' }) {
  const { areas } = useSession();
  if (areas.every((area) => area === 'student')) return null;
  return <Palette tone={tone} />;
}
