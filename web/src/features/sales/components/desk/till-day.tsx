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

/** What went through a till on a day by means, what should be in it now, and how it was counted. */
export function TillDay({ till, formats }: TillDayProps) {
  const { t } = useTranslation();
  const money = (minor: number) => formats.money(minor, till.currency);
  return (
    <Stack gap="lg">
      <Section title={t('till.sums')}>
        {till.money.length === 0 ? (
          <Text c="dimmed">{t('till.nothing')}</Text>
        ) : (
          <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing="xs" aria-label={t('till.sums')}>
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
      {(till.standing || till.closings.length > 0) && <Cash till={till} formats={formats} />}
    </Stack>
  );
}

/** What should be in the till in cash, the button that closes it, and how it was closed on that day. */
function Cash({ till, formats }: TillDayProps) {
  const { t } = useTranslation();
  const [closing, setClosing] = useState(false);
  const { standing, closings, abilities } = till;
  const money = (minor: number) => formats.money(minor, till.currency);
  return (
    <Section
      title={t('till.cash')}
      actions={
        abilities.close && (
          <Button leftSection={<IconCash size={18} aria-hidden />} onClick={() => setClosing(true)}>
            {t('till.close')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {standing && (
          <>
            <Amount name={t('till.opening')} value={money(standing.opening_cash)} />
            <Amount name={t('till.expected')} value={money(standing.expected_cash)} />
          </>
        )}
        {closings.map((one) => (
          <Counted key={one.number} closing={one} {...{ money, formats }} />
        ))}
      </Stack>
      {closing && standing && (
        <CloseTillDialog {...{ till, standing, formats }} onClose={() => setClosing(false)} />
      )}
    </Section>
  );
}

function Amount({ name, value }: { name: string; value: string }) {
  return (
    <Group justify="space-between" maw={420} gap="xs">
      <Text>{name}</Text>
      <Text fw={650}>{value}</Text>
    </Group>
  );
}

interface CountedProps {
  closing: Till['closings'][number];
  money: (minor: number) => string;
  formats: Formats;
}

function Counted({ closing, money, formats }: CountedProps) {
  const { t } = useTranslation();
  const { difference, at, by, note, counted_cash, left_cash } = closing;
  const isExact = difference === 0;
  const said = t(by === null ? 'till.closedAt' : 'till.closedBy', { at: formats.dateTime(at), by });
  return (
    <Alert
      variant="light"
      color={isExact ? 'green' : 'yellow'}
      icon={isExact ? <IconCircleCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      title={differenceWords(t, difference, money)}
    >
      <Text size="sm">{said}</Text>
      <Text size="sm">
        {t('till.countedWords', {
          ...{ counted: money(counted_cash), left: money(left_cash), out: money(counted_cash - left_cash) },
        })}
      </Text>
      {note && <Text size="sm">“{note}”</Text>}
    </Alert>
  );
}
