import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../../platform/formats/local-date.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { periodWords } from '../../../../platform/words/charge-words.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { AnchorLink } from '../../../../ui/link.tsx';
import { Section } from '../../../../ui/section.tsx';
import { Unfold } from '../../../../ui/unfold.tsx';
import { type CollectionPreview, makeCollection } from '../../api.ts';
import { previewQuery } from '../../desk-api.ts';

interface NextCollectionProps {
  /** As it is for the first day that a bank can. */
  first: CollectionPreview;
  formats: Formats;
}

/** What would be collected and what not, on a day of one's choice, before it is. */
export function NextCollection({ first, formats }: NextCollectionProps) {
  const { t } = useTranslation();
  const { club_id, earliest_on } = first;
  const [collect_on, setCollectOn] = useState<LocalDate>(first.collect_on);
  const [until, setUntil] = useState<LocalDate | null>(null);
  const query = useQuery(previewQuery({ club_id, collect_on, ...(until && { due_until: until }) }));
  return (
    <Section title={t('debits.next')} description={t('debits.nextText')}>
      <Stack gap="md">
        <Group gap="sm" grow preventGrowOverflow={false}>
          <DateField
            label={t('debits.collectOn')}
            value={collect_on}
            min={earliest_on}
            onChange={(date) => date && setCollectOn(date)}
          />
          <DateField label={t('debits.dueUntil')} value={until ?? collect_on} onChange={setUntil} />
        </Group>
        <Loaded query={query}>{(shown) => shown && <Shown {...{ shown, formats }} />}</Loaded>
      </Stack>
    </Section>
  );
}

function Shown({ shown, formats }: { shown: CollectionPreview; formats: Formats }) {
  const { t } = useTranslation();
  const { count, payers, amount, items, left, more } = shown;
  const [asking, setAsking] = useState(false);
  const summary = [
    t('debits.count', { count }),
    t('debits.payers', { count: payers }),
    formats.money(amount, 'EUR'),
  ];
  return (
    <Stack gap="sm">
      {count === 0 ? (
        <Text c="dimmed">{t('debits.nothing')}</Text>
      ) : (
        <Group justify="space-between">
          <Text fw={650}>{summary.join(', ')}</Text>
          <Button onClick={() => setAsking(true)}>{t('debits.make')}</Button>
        </Group>
      )}
      {more && <Text size="sm">{t('debits.more')}</Text>}
      {count > 0 && (
        <Unfold action={t('debits.each')} label={t('debits.each')}>
          {() => (
            <Stack component="ul" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
              {items.map((one) => (
                <li key={one.charge_id}>
                  <Line one={one} formats={formats} />
                  <Text size="sm" c="dimmed">
                    {t('debits.from', { name: one.payer_name, end: one.iban_end })}
                  </Text>
                </li>
              ))}
            </Stack>
          )}
        </Unfold>
      )}
      {left.length > 0 && <Left {...{ left, formats }} />}
      {asking && (
        <Make {...{ shown, formats }} summary={summary.join(', ')} onClose={() => setAsking(false)} />
      )}
    </Stack>
  );
}

type OfCharge = CollectionPreview['left'][number] | CollectionPreview['items'][number];

function Line({ one, formats }: { one: OfCharge; formats: Formats }) {
  return (
    <Text size="sm">
      <AnchorLink to="/admin/clients/$clientId" params={{ clientId: one.student_id }}>
        {one.student_name}
      </AnchorLink>
      {` · ${one.label} · ${periodWords(one, formats)} `}
      <Text span size="sm" fw={600}>
        {formats.money(one.amount, 'EUR')}
      </Text>
    </Text>
  );
}

/** What is owed by then and stays so, with the reason. */
function Left({ left, formats }: Pick<CollectionPreview, 'left'> & { formats: Formats }) {
  const { t } = useTranslation();
  return (
    <Alert
      variant="light"
      color="yellow"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('debits.left', { count: left.length })}
    >
      {left.map((one) => (
        <div key={one.charge_id}>
          <Line one={one} formats={formats} />
          <Text size="sm">{t(`debits.why.${one.why}`)}</Text>
        </div>
      ))}
    </Alert>
  );
}

interface MakeProps {
  shown: CollectionPreview;
  summary: string;
  formats: Formats;
  onClose: () => void;
}

function Make({ shown, summary, formats, onClose }: MakeProps) {
  const { t } = useTranslation();
  const { club_id, collect_on, due_until, seen } = shown;
  const { busy, run } = useChange(
    async (send) => {
      await send(makeCollection, { club_id, collect_on, due_until, seen });
      onClose();
    },
    { done: t('debits.made') },
  );
  return (
    <Confirm
      opened
      title={t('debits.makeTitle', { date: formats.date(collect_on) })}
      confirmLabel={t('debits.make')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text fw={650}>{summary}</Text>
      <Text>{t('debits.makeText')}</Text>
    </Confirm>
  );
}
