import { Avatar, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session/session.ts';
import { LaterMenu, laterMenu, type MenuTarget } from '../../ui/later-menu.tsx';
import classes from './user-menu.module.css';

const Items = laterMenu(async () => (await import('./user-menu-items.tsx')).UserMenuItems);
const CompactMenu = ({ target }: { target: MenuTarget }) => <Items target={target} compact />;
const WideMenu = ({ target }: { target: MenuTarget }) => <Items target={target} compact={false} />;

/** Who is signed in: profile, language, appearance, way out. `compact` is the avatar alone. */
export function UserMenu({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const target = (
    <UnstyledButton className={`${classes.target} ${compact ? classes.compact : classes.wide}`}>
      <VisuallyHidden>
        {t('shell.userMenu')}: {compact && me.user.name}
      </VisuallyHidden>
      <Avatar name={me.user.name} color="ball.4" variant="filled" size={36} aria-hidden />
      {!compact && (
        <span className={classes.names}>
          <span className={classes.name}>{me.user.name}</span>
          <span className={classes.email}>{me.user.email}</span>
        </span>
      )}
    </UnstyledButton>
  );
  return <LaterMenu target={target as MenuTarget} menu={compact ? CompactMenu : WideMenu} />;
}
