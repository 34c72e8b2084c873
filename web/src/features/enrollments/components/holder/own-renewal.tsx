import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { FixedPlace } from '../../api.ts';
import { answerRenewal } from '../../holder-api.ts';

interface OwnRenewalProps {
  place: FixedPlace;
  formats: Formats;
}

/** Whether somebody stays in the next term: asked, answered, and otherwise until its last day. */
export function OwnRenewal({ place, formats }: OwnRenewalProps) {
  const { t } = useTranslation();
  const saying = useChange(
    (send, answer: 'stays' | 'leaves') => send(answerRenewal, { id: place.id, answer }),
    { done: t('bookings.renewal.saved') },
  );
  const { renewal } = place;
  if (!renewal?.may_answer) return null;
  const { state, until } = renewal;
  const said = (answer: 'stays' | 'leaves', first: boolean) => (
    <Button
      variant={first ? 'filled' : 'default'}
      size="compact-sm"
      h={40}
      loading={saying.busy && saying.input === answer}
      disabled={saying.busy && saying.input !== answer}
      aria-label={`${t(`bookings.renewal.${answer}`)}: ${place.schedule_name}`}
      onClick={() => saying.run(answer)}
    >
      {t(`bookings.renewal.${answer}`)}
    </Button>
  );
  return (
    <Alert
      mt="xs"
      color={state === 'asked' ? 'yellow' : 'gray'}
      variant="light"
      title={t(`bookings.renewal.title.${state}`)}
    >
      <Text size="sm">
        {t(state === 'asked' ? 'bookings.renewal.ask' : 'bookings.renewal.change', {
          date: formats.date(until),
        })}
      </Text>
      <Group gap="xs" mt="sm">
        {state !== 'stays' && said('stays', state === 'asked')}
        {state !== 'declined' && said('leaves', false)}
      </Group>
    </Alert>
  );
}
