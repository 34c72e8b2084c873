import { Button, Card, Stack, Text, Title } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AboutForm } from '../../features/account/components/about-form.tsx';
import { ChangePasswordForm } from '../../features/account/components/change-password-form.tsx';
import { ColorSchemeControl } from '../../features/account/components/color-scheme-control.tsx';
import { LanguageControl } from '../../features/account/components/language-control.tsx';
import { useSessionChange } from '../../features/account/use-session-change.ts';
import { toastProblem } from '../../platform/errors/form.ts';
import { Page } from '../../ui/page.tsx';

export function ProfilePage() {
  const { t } = useTranslation();
  const { leave } = useSessionChange();
  return (
    <Page title={t('account.profile.title')} width="narrow">
      <Stack gap="lg">
        <Section title={t('account.profile.about')}>
          <AboutForm />
        </Section>
        <Section title={t('account.profile.preferences')}>
          <Stack gap="lg">
            <Preference label={t('common.language.label')} hint={t('account.profile.languageHint')}>
              <LanguageControl />
            </Preference>
            <Preference label={t('common.colorScheme.label')}>
              <ColorSchemeControl />
            </Preference>
          </Stack>
        </Section>
        <Section title={t('account.profile.password')}>
          <ChangePasswordForm />
        </Section>
        <Button
          variant="default"
          leftSection={<IconLogout size={18} aria-hidden />}
          onClick={() => void leave().catch(toastProblem)}
        >
          {t('account.signOut')}
        </Button>
      </Stack>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id}>
      <Title order={2} id={id} fz="h3" mb="md">
        {title}
      </Title>
      {children}
    </Card>
  );
}

function Preference({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <Stack gap={6}>
      <Text fw={550}>{label}</Text>
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <div>{children}</div>
    </Stack>
  );
}
