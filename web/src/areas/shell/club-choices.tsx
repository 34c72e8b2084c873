import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { toastProblem } from '../../platform/errors/form.ts';
import { chooseClub } from '../../platform/session/choice.ts';
import { useSession, useSwitchOrganization } from '../../platform/session/session.ts';
import type { MenuTarget } from '../../ui/later-menu.tsx';
import { OpenedMenu } from '../../ui/opened-menu.tsx';

/** The organizations and clubs of those who have more than one. */
export function ClubChoices({ target }: { target: MenuTarget }) {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const switchOrganization = useSwitchOrganization();
  const navigate = useNavigate();
  const go = (slug: string) => {
    switchOrganization(slug)
      .then(() => navigate({ to: '/' }))
      .catch(toastProblem);
  };
  return (
    <OpenedMenu target={target} width={260} position="bottom-start">
      {me.clubs.length > 1 && (
        <Menu.RadioGroup value={club?.id ?? ''} onChange={chooseClub}>
          <Menu.Label>{t('shell.switcher.clubs')}</Menu.Label>
          {me.clubs.map(({ id, name }) => (
            <Menu.RadioItem key={id} value={id}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      )}
      {me.organizations.length > 1 && (
        <Menu.RadioGroup value={me.organization?.slug ?? ''} onChange={go}>
          <Menu.Label>{t('shell.switcher.organizations')}</Menu.Label>
          {me.organizations.map(({ slug, name }) => (
            <Menu.RadioItem key={slug} value={slug}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      )}
    </OpenedMenu>
  );
}
