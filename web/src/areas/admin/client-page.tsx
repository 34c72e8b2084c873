import { Group, Stack, Text } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classTypesQuery } from '../../features/catalog/api.ts';
import type { Going } from '../../features/changes/api.ts';
import { ClientGoes } from '../../features/changes/components/client-goes.tsx';
import { clientQuery } from '../../features/clients/api.ts';
import { Care } from '../../features/clients/components/care-form.tsx';
import { BlockButton, BlockedNote } from '../../features/clients/components/desk/client-block.tsx';
import { ClientData } from '../../features/clients/components/desk/client-data.tsx';
import { ClientErasure } from '../../features/clients/components/desk/client-erasure.tsx';
import { ClientMarks } from '../../features/clients/components/desk/client-marks.tsx';
import { ClientPicker } from '../../features/clients/components/desk/client-picker.tsx';
import { Consents } from '../../features/clients/components/desk/consents.tsx';
import { Dependants } from '../../features/clients/components/desk/dependants.tsx';
import { MergeButton } from '../../features/clients/components/desk/merge-client.tsx';
import { Signatures } from '../../features/clients/components/desk/signatures.tsx';
import { ClientMandates } from '../../features/debits/components/desk/client-mandates.tsx';
import { ClientBookings } from '../../features/enrollments/components/desk/client-bookings.tsx';
import { ClientMakeUps } from '../../features/enrollments/components/desk/client-make-ups.tsx';
import { type ClientBooking, clientBookingsQuery } from '../../features/enrollments/desk-api.ts';
import { fixedPlacesQuery } from '../../features/enrollments/places-api.ts';
import { ClientPackages } from '../../features/packages/components/desk/client-packages.tsx';
import { InviteButton } from '../../features/people/components/invite.tsx';
import { ClientAccount } from '../../features/sales/components/desk/client-account.tsx';
import { Loaded } from '../../platform/loaded.tsx';
import { AnchorLink, ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './client-page.module.css';
import { SessionDrawer } from './session-drawer.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/clients/$clientId');

/** One client: data, block, those in their care, places and bookings. */
export function ClientPage() {
  const { t } = useTranslation();
  const { formats, club, me, can } = useDesk();
  const { clientId } = route.useParams();
  const { data: client } = useSuspenseQuery(clientQuery(clientId));
  const [going, setGoing] = useState<Going | null>(null);
  const { level, merged_into } = client;
  if (merged_into !== null)
    return <Navigate to="/admin/clients/$clientId" params={{ clientId: merged_into }} replace />;
  return (
    <Page
      title={client.display_name}
      eyebrow={<AnchorLink to="/admin/clients">{t('clients.detail.back')}</AnchorLink>}
      width="wide"
      description={
        <Group component="span" gap={6}>
          <span>
            {level === null ? t('clients.noLevel') : t('clients.level', { level: formats.number(level) })}
          </span>
          <ClientMarks client={client} account />
        </Group>
      }
      actions={
        <Group gap="xs">
          <ButtonLink
            to="/admin/clients/$clientId/progress"
            params={{ clientId }}
            variant="default"
            size="sm"
          >
            {t('progress.title')}
          </ButtonLink>
          <MergeButton client={client} formats={formats} />
          <BlockButton client={client} onUndecided={(reason) => setGoing({ kind: 'blocked', reason })} />
          {!client.user_id && client.email && (
            <InviteButton
              label={t('clients.invite.action')}
              as="student"
              email={client.email}
              client_id={client.id}
              club={club}
              clubs={me.clubs}
            />
          )}
        </Group>
      }
    >
      {going && <ClientGoes {...{ client, going, formats }} onClose={() => setGoing(null)} />}
      <Stack gap="lg">
        <BlockedNote client={client} formats={formats} />
        <div className={classes.columns}>
          <Stack gap="lg">
            <ClientData key={client.id} client={client} onUndecided={() => setGoing({ kind: 'inactive' })} />
            <Section title={t('people.care.title')}>
              <Care client_id={client.id} />
            </Section>
            <Consents clientId={client.id} formats={formats} />
            <Signatures clientId={client.id} formats={formats} />
            {can('clients.erase_clientprofile') && <ClientErasure clientId={client.id} formats={formats} />}
          </Stack>
          <Stack gap="lg">
            {can('classes.record_payment') && (
              <ClientAccount key={client.id} client={client} club={club} formats={formats} />
            )}
            {can('classes.manage_debit') && (
              <ClientMandates key={club.id} client={client} club={club} formats={formats} />
            )}
            <Packages student={client} />
            <Bookings clientId={client.id} />
            <Places clientId={client.id} />
            <ClientMakeUps
              student={client}
              club={club}
              canGrant={client.abilities.manage}
              formats={formats}
            />
            <Dependants client={client} />
          </Stack>
        </div>
      </Stack>
    </Page>
  );
}

function Packages({ student }: { student: { id: string; display_name: string } }) {
  const { formats, me, can } = useDesk();
  const { data: types = [] } = useQuery(classTypesQuery);
  return (
    <ClientPackages
      student={student}
      canSell={can('classes.sell_package')}
      names={{ types, clubs: me.clubs }}
      formats={formats}
      choosePerson={(field) => <ClientPicker {...field} without={student.id} />}
    />
  );
}

function Bookings({ clientId }: { clientId: string }) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const [open, setOpen] = useState<string | null>(null);
  const upcoming = useQuery(clientBookingsQuery(clientId, 'upcoming'));
  const past = useQuery(clientBookingsQuery(clientId, 'past'));
  const list = (bookings: readonly ClientBooking[], none: string) => (
    <ClientBookings bookings={bookings} none={none} formats={formats} onOpen={setOpen} />
  );
  return (
    <>
      <Section title={t('clients.detail.upcoming')}>
        <Loaded query={upcoming}>{(bookings) => list(bookings, t('clients.detail.noUpcoming'))}</Loaded>
      </Section>
      <Section title={t('clients.detail.past')}>
        <Loaded query={past}>{(bookings) => list(bookings, t('clients.detail.noPast'))}</Loaded>
      </Section>
      <SessionDrawer sessionId={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Places({ clientId }: { clientId: string }) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const query = useQuery(fixedPlacesQuery({ student_id: clientId }));
  return (
    <Section title={t('clients.detail.places')}>
      <Loaded query={query}>
        {(places) =>
          places.length === 0 ? (
            <Text c="dimmed">{t('clients.detail.noPlaces')}</Text>
          ) : (
            <Stack gap={6}>
              {places.map(({ id, schedule_id, schedule_name, starts_on }) => (
                <div key={id}>
                  <AnchorLink
                    to="/admin/schedules/$scheduleId"
                    params={{ scheduleId: schedule_id }}
                    search={{ tab: 'places' }}
                  >
                    {schedule_name}
                  </AnchorLink>
                  <Text component="span" size="sm" c="dimmed">
                    {' '}
                    · {t('clients.detail.placeSince', { date: formats.date(starts_on) })}
                  </Text>
                </div>
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  );
}
