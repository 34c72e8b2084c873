import { Button, Stack, Text } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { secondFactorQuery } from '../../features/account/api.ts';
import { AboutForm } from '../../features/account/components/about-form.tsx';
import { ChangeAddressForm } from '../../features/account/components/change-address-form.tsx';
import { ChangePasswordForm } from '../../features/account/components/change-password-form.tsx';
import { ColorSchemeControl } from '../../features/account/components/color-scheme-control.tsx';
import { EraseAccount } from '../../features/account/components/erase-account.tsx';
import { LanguageControl } from '../../features/account/components/language-control.tsx';
import { LeaveEverywhere } from '../../features/account/components/leave-everywhere.tsx';
import { TwoSteps } from '../../features/account/components/two-steps.tsx';
import { useSessionChange } from '../../features/account/use-session-change.ts';
import { feedsQuery } from '../../features/calendars/api.ts';
import { CalendarFeeds } from '../../features/calendars/components/calendar-feeds.tsx';
import { clientQuery, dependantsQuery } from '../../features/clients/api.ts';
import { CareOfFamily } from '../../features/clients/components/care-of-family.tsx';
import { ClaimProfile } from '../../features/clients/components/claim-profile.tsx';
import { Dependants } from '../../features/clients/components/dependants.tsx';
import { OwnData } from '../../features/clients/components/own-data.tsx';
import { OwnProfileForm } from '../../features/clients/components/own-profile-form.tsx';
import { WaiverNeeded } from '../../features/clients/components/waiver-needed.tsx';
import { waiversQuery } from '../../features/clients/waiver-api.ts';
import { preferencesQuery } from '../../features/notifications/api.ts';
import { NotificationPreferences } from '../../features/notifications/components/notification-preferences.tsx';
import { OnDevices } from '../../features/notifications/components/on-devices.tsx';
import { devicesQuery } from '../../features/notifications/devices.ts';
import { OwnTokens } from '../../features/people/components/own-tokens.tsx';
import { toastProblem } from '../../platform/errors/form.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import type { Club } from '../../platform/session/me.ts';
import { useSession } from '../../platform/session/session.ts';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';

export function ProfilePage() {
  const { t } = useTranslation();
  const { leave } = useSessionChange();
  const { me, club } = useSession();
  const twoSteps = useQuery(secondFactorQuery);
  return (
    <Page title={t('account.profile.title')} width="narrow">
      <Stack gap="lg">
        <Section title={t('account.profile.about')}>
          <AboutForm />
        </Section>
        {me.client && <ClaimProfile />}
        {me.client && <AtTheClub client_id={me.client.id} />}
        {(me.client || me.dependants.length > 0) && <TheWaiver />}
        {(me.client || me.dependants.length > 0) && <TheirData />}
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
        {me.organization && <ToldOtherwise />}
        {(me.client || me.instructor || me.dependants.length > 0) && <InTheCalendar />}
        <Section
          title={t('account.address.title')}
          description={t('account.address.hint', { email: me.user.email })}
        >
          <ChangeAddressForm />
        </Section>
        <Section title={t('account.profile.password')}>
          <ChangePasswordForm />
        </Section>
        {club && <Tokens club={club} user_id={me.user.id} />}
        <Section title={t('account.twoSteps.title')} description={t('account.twoSteps.hint')}>
          <Loaded query={twoSteps}>{(isOn) => <TwoSteps isOn={isOn} />}</Loaded>
        </Section>
        <Button
          variant="default"
          leftSection={<IconLogout size={18} aria-hidden />}
          onClick={() => void leave().catch(toastProblem)}
        >
          {t('account.signOut')}
        </Button>
        <LeaveEverywhere />
        <EraseAccount />
      </Stack>
    </Page>
  );
}

/** What only those have who take classes: a level, and perhaps somebody to look after. */
function AtTheClub({ client_id }: { client_id: string }) {
  const { t } = useTranslation();
  const client = useQuery(clientQuery(client_id));
  const dependants = useQuery(dependantsQuery(client_id));
  return (
    <>
      <Section title={t('people.own.title')}>
        <Loaded query={client}>{(data) => <OwnProfileForm client={data} />}</Loaded>
      </Section>
      <Section title={t('people.care.title')} description={t('people.care.hint')}>
        <Loaded query={client}>
          {({ id, display_name }) => (
            <CareOfFamily
              people={[
                { id, name: display_name },
                ...(dependants.data ?? []).map((one) => ({
                  id: one.client.id,
                  name: one.client.display_name,
                })),
              ]}
            />
          )}
        </Loaded>
      </Section>
      <Section title={t('people.dependants.title')} description={t('people.dependants.hint')}>
        <Loaded query={dependants}>
          {(data) => <Dependants guardian_id={client_id} dependants={data} />}
        </Loaded>
      </Section>
    </>
  );
}

/** Signed at any time: a place in the queue, say, is asked for where there is no booking to sign it at. */
function TheWaiver() {
  const { t } = useTranslation();
  const { data } = useQuery(waiversQuery);
  if (!data?.current || data.missing.length === 0) return null;
  return (
    <Section title={t('privacy.waiver.title')}>
      <WaiverNeeded />
    </Section>
  );
}

/** Of oneself, and of those in one's care. */
function TheirData() {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: 'es' });
  const people = [
    ...(me.client ? [{ id: me.client.id, name: me.client.display_name }] : []),
    ...me.dependants.map(({ id, display_name }) => ({ id, name: display_name })),
  ];
  return (
    <Section title={t('people.data.title')} description={t('people.data.hint')}>
      <OwnData people={people} formats={formats} />
    </Section>
  );
}

/** What one is told although the app is closed: where, and of what. */
function ToldOtherwise() {
  const { t } = useTranslation();
  const preferences = useQuery(preferencesQuery);
  const devices = useQuery(devicesQuery);
  const onDevices = (devices.data?.results.length ?? 0) > 0;
  if (preferences.data?.length === 0) return null;
  return (
    <>
      <Section title={t('devices.title')} description={t('devices.hint')}>
        <Loaded query={devices}>
          {({ public_key, results, state }) => (
            <OnDevices public_key={public_key} state={state} devices={results} />
          )}
        </Loaded>
      </Section>
      <Section
        title={t(onDevices ? 'devices.chosenTitle' : 'notifications.preferences.title')}
        description={t('notifications.preferences.hint')}
      >
        <Loaded query={preferences}>
          {(data) => <NotificationPreferences preferences={data} onDevices={onDevices} />}
        </Loaded>
      </Section>
    </>
  );
}

function Tokens({ club, user_id }: { club: Club; user_id: string }) {
  return <OwnTokens user_id={user_id} formats={useFormats(club)} />;
}

function InTheCalendar() {
  const { t } = useTranslation();
  const feeds = useQuery(feedsQuery);
  return (
    <Section title={t('calendars.title')} description={t('calendars.hint')}>
      <Loaded query={feeds}>{({ kinds, results }) => <CalendarFeeds kinds={kinds} feeds={results} />}</Loaded>
    </Section>
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
