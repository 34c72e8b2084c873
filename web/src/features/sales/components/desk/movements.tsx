import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { More } from '../../../../platform/more.tsx';
import { AnchorLink } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import { type Movement, movementsQuery, type Till } from '../../till-api.ts';
import { reasonWords } from '../../words.ts';

interface MovementsProps {
  till: Pick<Till, 'club_id' | 'local_date'>;
  formats: Formats;
}

/** What went through a till, one by one, the newest first. */
export function TillMovements({ till, formats }: MovementsProps) {
  const { t } = useTranslation();
  const { club_id, local_date } = till;
  const query = useInfiniteQuery(movementsQuery({ club_id, from: local_date, until: local_date }));
  return (
    <Section title={t('till.list')}>
      <Loaded query={query}>
        {({ pages }) => {
          const movements = pages.flatMap(({ results }) => results);
          if (movements.length === 0) return <Text c="dimmed">{t('till.nothing')}</Text>;
          return (
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {movements.map((one) => (
                <OneMovement key={one.id} movement={one} formats={formats} />
              ))}
            </Stack>
          );
        }}
      </Loaded>
      <More query={query} label={t('till.more')} mt="md" />
    </Section>
  );
}

function OneMovement({ movement, formats }: { movement: Movement; formats: Formats }) {
  const { t } = useTranslation();
  const { kind, at, method, amount, currency, client_id, client_name, labels, reference, reason, by } =
    movement;
  const what = labels.length === 0 ? t('till.account') : labels.join(' + ');
  const more = [
    ...[t(`till.kinds.${kind}`), t(`sales.methods.${method}`), what, reference],
    ...[reasonWords(t, reason), by],
  ];
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs" align="baseline">
        <AnchorLink to="/admin/clients/$clientId" params={{ clientId: client_id }}>
          {client_name}
        </AnchorLink>
        <Text fw={650} c={`var(--mantine-color-${amount < 0 ? 'error' : 'text'})`}>
          {formats.money(amount, currency)}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {[formats.dateTime(at), ...more].filter(Boolean).join(' · ')}
      </Text>
    </li>
  );
}
