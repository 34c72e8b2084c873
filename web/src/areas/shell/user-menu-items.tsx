import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSessionChange } from '../../features/account/use-session-change.ts';
import { useSetLanguage } from '../../features/account/use-set-language.ts';
import { toastProblem } from '../../platform/errors/form.ts';
import { currentLanguage, LANGUAGES, type Language } from '../../platform/i18n/i18n.ts';
import type { MenuTarget } from '../../ui/later-menu.tsx';
import { OpenedMenu } from '../../ui/opened-menu.tsx';

export function UserMenuItems({ target, compact }: { target: MenuTarget; compact: boolean }) {
  const { t } = useTranslation();
  const { leave } = useSessionChange();
  const navigate = useNavigate();
  return (
    <OpenedMenu target={target} width={240} position={compact ? 'bottom-end' : 'top-start'}>
      <Menu.Item
        leftSection={<IconUserCircle size={18} aria-hidden />}
        onClick={() => void navigate({ to: '/profile' })}
      >
        {t('shell.nav.profile')}
      </Menu.Item>
      <Menu.Divider />
      <LanguageItems />
      <Menu.Divider />
      <ColorSchemeItems />
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconLogout size={18} aria-hidden />}
        onClick={() => void leave().catch(toastProblem)}
      >
        {t('account.signOut')}
      </Menu.Item>
    </OpenedMenu>
  );
}

function LanguageItems() {
  const { t } = useTranslation();
  const setLanguage = useSetLanguage();
  return (
    <Menu.RadioGroup value={currentLanguage()} onChange={(value) => void setLanguage(value as Language)}>
      <Menu.Label>{t('common.language.label')}</Menu.Label>
      {LANGUAGES.map((language) => (
        <Menu.RadioItem key={language} value={language} lang={language}>
          {t(`common.language.${language}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function ColorSchemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup
      value={colorScheme}
      onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
    >
      <Menu.Label>{t('common.colorScheme.label')}</Menu.Label>
      {(['auto', 'light', 'dark'] as const).map((scheme) => (
        <Menu.RadioItem key={scheme} value={scheme}>
          {t(`common.colorScheme.${scheme}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
