import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { More } from '../../../../platform/more.tsx';
import { saveFile } from '../../../../platform/save-file.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { Section } from '../../../../ui/section.tsx';
import { Unfold } from '../../../../ui/unfold.tsx';
import { type Collection, collectionFile, collectionsQuery, goOn } from '../../api.ts';
import { CollectionItems } from './collection-items.tsx';

interface CollectionListProps {
  club_id: string;
  formats: Formats;
}

/** Collections of a club, the latest first, each with what comes next. */
export function CollectionList({ club_id, formats }: CollectionListProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(collectionsQuery(club_id));
  return (
    <Section title={t('debits.collections')}>
      <Loaded query={query}>
        {({ pages }) => {
          const all = pages.flatMap(({ results }) => results);
          if (all.length === 0) return <Text c="dimmed">{t('debits.none')}</Text>;
          return (
            <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
              {all.map((collection) => (
                <OneCollection key={collection.id} {...{ collection, formats }} />
              ))}
            </Stack>
          );
        }}
      </Loaded>
      <More query={query} label={t('debits.older')} mt="md" />
    </Section>
  );
}

const COLORS = { made: 'blue', submitted: 'orange', booked: 'teal', cancelled: 'gray' } as const;
const STEPS = ['submit', 'book', 'unsubmit', 'cancel'] as const;
type Step = (typeof STEPS)[number];

function OneCollection({ collection, formats }: { collection: Collection; formats: Formats }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Step | null>(null);
  const { id, collect_on, status, count, amount, returned_count, returned_amount, abilities } = collection;
  const date = formats.date(collect_on);
  const file = useChange(async () => saveFile(`sepa-${collect_on}.xml`, await collectionFile(id)));
  return (
    <li>
      <Group gap={8}>
        <Text fw={650}>{t('debits.collectionOf', { date })}</Text>
        <Badge variant="light" color={COLORS[status]} c="var(--mantine-color-text)">
          {t(`debits.status.${status}`)}
        </Badge>
      </Group>
      <Text size="sm">
        {[
          t('debits.count', { count }),
          formats.money(amount, 'EUR'),
          returned_count > 0 &&
            t('debits.returned', { count: returned_count, amount: formats.money(returned_amount, 'EUR') }),
        ]
          .filter(Boolean)
          .join(', ')}
      </Text>
      <Text size="sm" c="dimmed">
        {t(`debits.hint.${status}`, { date })}
      </Text>
      <Group gap="xs" my="xs">
        {abilities.download && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconDownload size={17} aria-hidden />}
            loading={file.busy}
            onClick={() => file.run()}
          >
            {t('debits.download')}
          </Button>
        )}
        {STEPS.filter((step) => abilities[step]).map((step) => (
          <Button key={step} variant="default" size="sm" onClick={() => setAsked(step)}>
            {t(`debits.do.${step}`)}
          </Button>
        ))}
      </Group>
      <Unfold action={t('debits.each')} label={t('debits.eachOf', { date })}>
        {() => <CollectionItems id={id} formats={formats} />}
      </Unfold>
      {asked && <GoOn {...{ collection, formats }} step={asked} onClose={() => setAsked(null)} />}
    </li>
  );
}

interface GoOnProps {
  collection: Collection;
  step: Step;
  formats: Formats;
  onClose: () => void;
}

function GoOn({ collection, step, formats, onClose }: GoOnProps) {
  const { t } = useTranslation();
  const { id, count, collect_on } = collection;
  const amount = formats.money(collection.amount - collection.returned_amount, 'EUR');
  const { busy, run } = useChange(
    async (send) => {
      await send(goOn[step], id);
      onClose();
    },
    { done: t(`debits.did.${step}`) },
  );
  return (
    <Confirm
      opened
      tone={step === 'cancel' ? 'danger' : 'normal'}
      title={t(`debits.doTitle.${step}`, { date: formats.date(collect_on) })}
      confirmLabel={t(`debits.do.${step}`)}
      cancelLabel={t('common.back')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t(`debits.doText.${step}`, { amount, count: count - collection.returned_count })}</Text>
    </Confirm>
  );
}
