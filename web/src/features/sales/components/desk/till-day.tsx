import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconCash, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Section } from '../../../../ui/section.tsx';
import type { Till } from '../../till-api.ts';
import { differenceWords } from '../../till-words.ts';
import { CloseTillDialog } from './close-till-dialog.tsx';

interface TillDayProps {
  till: Till;
  formats: Formats;
}

/** What went through a till by means, and what should be in it. */
export function TillDay({ till, formats }: TillDayProps) {
  const { t } = useTranslation();
  const money = (minor: number) => formats.money(minor, till.currency);
  const title =
    till.from_date === till.local_date
      ? t('till.sums')
      : t('till.sumsSince', { date: formats.date(till.from_date) });
  return (
    <Stack gap="lg">
      <Section title={title}>
        {till.money.length === 0 ? (
          <Text c="dimmed">{t('till.nothing')}</Text>
        ) : (
          <Table.ScrollContainer minWidth={300}>
            <Table verticalSpacing="xs" aria-label={title}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('till.method')}</Table.Th>
                  <Table.Th ta="right">{t('till.taken')}</Table.Th>
                  <Table.Th ta="right">{t('till.returned')}</Table.Th>
                  <Table.Th ta="right">{t('till.net')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {till.money.map(({ method, taken, returned }) => (
                  <Table.Tr key={method}>
                    <Table.Th scope="row">{t(`sales.methods.${method}`)}</Table.Th>
                    <Table.Td ta="right">{money(taken)}</Table.Td>
                    <Table.Td ta="right">{money(returned)}</Table.Td>
                    <Table.Td ta="right" fw={650}>
                      {money(taken - returned)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Section>
      <Cash till={till} formats={formats} />
    </Stack>
  );
}

/** What should be in the till in cash, what was counted in it, and the button that closes the day. */
function Cash({ till, formats }: TillDayProps) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  const money = (minor: number) => formats.money(minor, till.currency);
  const { opening_cash, expected_cash, closing: closed, abilities } = till;
  const rows: [string, string][] = [
    [t('till.opening'), money(opening_cash)],
    [t('till.expected'), money(expected_cash)],
    ...(closed
      ? ([
          [t('till.counted'), money(closed.counted_cash)],
          [t('till.left'), money(closed.left_cash)],
          [t('till.takenOut'), money(closed.counted_cash - closed.left_cash)],
        ] satisfies [string, string][])
      : []),
  ];
  return (
    <Section
      title={t('till.cash')}
      actions={
        abilities.close && (
          <Button
            variant={closed && !closed.moved_since ? 'default' : 'filled'}
            leftSection={<IconCash size={18} aria-hidden />}
            onClick={() => setClosing(true)}
          >
            {closed ? t('till.closeAgain') : t('till.close')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {rows.map(([name, value]) => (
          <Group key={name} justify="space-between" maw={420} gap="xs">
            <Text>{name}</Text>
            <Text fw={650}>{value}</Text>
          </Group>
        ))}
        <Outcome till={till} formats={formats} />
      </Stack>
      {closing && <CloseTillDialog {...{ till, formats }} onClose={() => setClosing(false)} />}
    </Section>
  );
}

/** How a day was closed, and whether that still says all. */
function Outcome({ till: { closing, currency, abilities }, formats }: TillDayProps) {
  const { t } = useTranslation();
  if (!closing) return <Text c="dimmed">{t('till.open')}</Text>;
  const { difference, at, by, note, moved_since } = closing;
  const isExact = difference === 0;
  const said = t(by === null ? 'till.closedAt' : 'till.closedBy', { at: formats.dateTime(at), by });
  return (
    <>
      <Alert
        variant="light"
        color={isExact ? 'green' : 'yellow'}
        icon={isExact ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={differenceWords(t, difference, (minor) => formats.money(minor, currency))}
      >
        <Text size="sm">{said}</Text>
        {note && <Text size="sm">“{note}”</Text>}
      </Alert>
      {moved_since && abilities.close && (
        <Text c="var(--mantine-color-error)" fw={600}>
          {t('till.movedSince')}
        </Text>
      )}
      {!abilities.close && (
        <Text size="sm" c="dimmed">
          {t('till.laterClosed')}
        </Text>
      )}
    </>
  );
}
