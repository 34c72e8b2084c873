import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { giveUp, lookUp, onlineStateQuery } from '../api.ts';

type State = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof onlineStateQuery>['queryFn']>>>>;

/** What became of the payment from which somebody comes back: said as it is, not as it is hoped. */
export function OnlineReturn({ payment_id, formats }: { payment_id: string; formats: Formats }) {
  const query = useQuery(onlineStateQuery(payment_id));
  const looking = useChange((send) => send(lookUp, payment_id), { failed: shownHere });
  // Once, for whoever has just come back: Stripe may not have told us yet.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of this payment, not of each picture of the page
  useEffect(() => looking.run(), [payment_id]);
  return (
    <Loaded query={query}>
      {(state) => <Standing state={state} asking={looking.busy} formats={formats} />}
    </Loaded>
  );
}

function Standing({ state, asking, formats }: { state: State; asking: boolean; formats: Formats }) {
  const { t } = useTranslation();
  const { payment_id, status, url, until, held, confirming } = state;
  const ending = useChange((send) => send(giveUp, payment_id), { done: t('online.givenUp') });
  if (status === 'captured' || status === 'partially_refunded' || status === 'refunded')
    return (
      <Alert color="green" role="status">
        {t('online.paid')}
      </Alert>
    );
  if (status !== 'pending')
    return (
      <Alert color="gray" role="status">
        {t('online.notPaid')}
      </Alert>
    );
  if (url === null || confirming || asking)
    return (
      <Alert color="blue" role="status">
        {t('online.confirming')}
      </Alert>
    );
  return (
    <Alert color="orange" role="status">
      <Text size="sm" mb="xs">
        {t(held ? 'online.stillHeld' : 'online.stillOpen', {
          until: until === null ? '' : formats.time(until),
        })}
      </Text>
      <Group gap="xs">
        <Button component="a" href={url}>
          {t('online.goOn')}
        </Button>
        <Button variant="default" loading={ending.busy} onClick={() => ending.run()}>
          {t('online.giveUp')}
        </Button>
      </Group>
    </Alert>
  );
}
