import { Stack } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OwnMandates } from '../../features/debits/components/own-mandates.tsx';
import { OnlineReturn } from '../../features/online/components/online-return.tsx';
import { OwnCards } from '../../features/online/components/own-cards.tsx';
import { PayOnline } from '../../features/online/components/pay-online.tsx';
import { OwnAccount, OwnPayments } from '../../features/sales/components/own-account.tsx';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { useSession } from '../../platform/session/session.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { peopleOf } from './people.ts';

/** What oneself, and those in one's care, have to their credit, have to pay and have paid. */
export function PaymentsPage() {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const { paid } = useSearch({ from: '/app/student/my-payments' });
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: 'es' });
  // A parent's account says what their children have to pay, too.
  const people = me.client ? [me.client] : peopleOf(me);
  return (
    <Page
      title={t('sales.title')}
      description={t('sales.description')}
      eyebrow={<AnchorLink to="/my-classes">{t('shell.nav.myClasses')}</AnchorLink>}
    >
      <Stack gap="lg">
        {paid !== undefined && <OnlineReturn payment_id={paid} formats={formats} />}
        {people.map((client) => (
          <OwnAccount key={client.id} client={client} club_id={club?.id ?? ''} formats={formats}>
            {(open) => (
              <PayOnline
                client_id={client.id}
                own={client.id === me.client?.id}
                open={open}
                club_id={club?.id ?? ''}
                formats={formats}
              />
            )}
          </OwnAccount>
        ))}
        <OwnMandates formats={formats} />
        {me.client && <OwnCards client_id={me.client.id} />}
        <OwnPayments formats={formats} />
      </Stack>
    </Page>
  );
}
