import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import { useNow } from '../../../../platform/formats/clock.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../../platform/formats/local-date.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Section } from '../../../../ui/section.tsx';
import { type EndedPackages as Ended, endedQuery } from '../../rounds-api.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { PackageRounds } from './package-rounds.tsx';

/** Shown to begin with. */
const usualDays = 90;
const shownAtMost = 10;

/** Packages that have ended with classes left: what is to become of all of them. */
export function EndedPackages({ club_id, formats }: { club_id: string; formats: Formats }) {
  const { t } = useTranslation();
  const yesterday = addDays(formats.localDate(useNow()), -1);
  const [from, setFrom] = useState<LocalDate>(addDays(yesterday, -usualDays));
  const [until, setUntil] = useState<LocalDate>(yesterday);
  const [deciding, setDeciding] = useState(false);
  const query = useQuery(endedQuery({ club_id, ended_from: from, ended_until: until }));
  return (
    <Section title={t('catalog.packages.ended.title')} description={t('catalog.packages.ended.description')}>
      <Group align="end">
        <DateField
          label={t('catalog.packages.ended.from')}
          value={from}
          max={until}
          onChange={(day) => day && setFrom(day)}
        />
        <DateField
          label={t('catalog.packages.ended.until')}
          value={until}
          min={from}
          max={yesterday}
          onChange={(day) => day && setUntil(day)}
        />
      </Group>
      <Loaded query={query}>
        {(ended) => (
          <>
            <Found ended={ended} formats={formats} onDecide={() => setDeciding(true)} />
            {deciding && (
              <DecideDialog
                {...{ ended, club_id, from, until, formats }}
                onClose={() => setDeciding(false)}
              />
            )}
          </>
        )}
      </Loaded>
      <PackageRounds club_id={club_id} formats={formats} />
    </Section>
  );
}

function Found({ ended, formats, onDecide }: { ended: Ended; formats: Formats; onDecide: () => void }) {
  const { t } = useTranslation();
  const { count, classes, worthless, worth, most, packages } = ended;
  if (count === 0) return <Text c="dimmed">{t('catalog.packages.ended.none')}</Text>;
  if (count > most) return <Text>{t('catalog.packages.ended.tooMany', { most })}</Text>;
  const left = t('catalog.packages.ended.classes', { count: classes });
  const amount = worth.map((one) => formats.money(one.amount, one.currency)).join(', ');
  return (
    <>
      <Group justify="space-between">
        <div>
          <Text fw={650}>{t('catalog.packages.ended.count', { count, classes: left })}</Text>
          <Text size="sm" c="dimmed">
            {[
              amount && t('catalog.packages.ended.worth', { amount }),
              worthless > 0 && t('catalog.packages.ended.worthless', { count: worthless }),
            ]
              .filter(Boolean)
              .join(' ')}
          </Text>
        </div>
        <Button onClick={onDecide}>{t('catalog.packages.ended.decide')}</Button>
      </Group>
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {packages.slice(0, shownAtMost).map((one) => (
          <Text component="li" key={one.id} size="sm">
            {[one.student_name, one.name, formats.dateShort(one.expires_on)].join(' · ')} ·{' '}
            {formats.money(one.refundable_amount, one.currency)}
          </Text>
        ))}
      </Stack>
      {count > shownAtMost && (
        <Text size="sm" c="dimmed">
          {t('catalog.packages.ended.more', { count: count - shownAtMost })}
        </Text>
      )}
    </>
  );
}
