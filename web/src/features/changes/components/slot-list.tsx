import { Alert, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import type { SessionSlot, SessionSlots } from '../slots-api.ts';
import type { Moving } from './move-there.tsx';
import { SlotPeople } from './slot-people.tsx';

interface SlotListProps {
  session: Moving;
  found: SessionSlots;
  /** Somebody changed the class, or took the time, meanwhile. */
  changed: boolean;
  formats: Formats;
  onChoose: (slot: SessionSlot) => void;
}

/** The times at which a class could be, the best first, each with what speaks for it and who cannot come. */
export function SlotList({ session, found, changed, formats, onChoose }: SlotListProps) {
  const { t } = useTranslation();
  const { results, from_date, until_date } = found;
  const now = `${formats.dayShort(session.local_date)}, ${session.local_time.slice(0, 5)}`;
  return (
    <Stack>
      {changed && <Alert color="yellow">{t('changes.slots.changed')}</Alert>}
      <Text size="sm" c="dimmed">
        {t('changes.slots.intro', {
          now,
          from: formats.dayShort(from_date),
          until: formats.dayShort(until_date),
        })}
      </Text>
      {results.length === 0 && <NoTime found={found} />}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {results.map((slot) => (
          <SlotLine
            key={slot.scheduled_datetime}
            {...{ slot, formats }}
            total={found.enrolled_count}
            onChoose={() => onChoose(slot)}
          />
        ))}
      </Stack>
    </Stack>
  );
}

interface SlotLineProps {
  slot: SessionSlot;
  total: number;
  formats: Formats;
  onChoose: () => void;
}

function SlotLine({ slot, total, formats, onChoose }: SlotLineProps) {
  const { t } = useTranslation();
  const day = formats.dayShort(slot.local_date);
  const when = `${day}, ${formats.timeRange(slot.scheduled_datetime, slot.ends_at)}`;
  return (
    <Paper withBorder p="sm" component="li" aria-label={when}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <Stack gap={4} style={{ minWidth: 0 }}>
          <Text fw={650}>{when}</Text>
          {slot.court && (
            <Text size="sm" c="dimmed">
              {slot.court.name}
            </Text>
          )}
          <Group gap={6}>
            {slot.reasons.map((reason) => (
              <Badge key={reason} variant="light" c="var(--mantine-color-text)" tt="none">
                {t(`changes.slots.reasons.${reason}`, { can: total - slot.cannot.length, total })}
              </Badge>
            ))}
          </Group>
          <SlotPeople slot={slot} />
        </Stack>
        <Button
          variant="light"
          size="sm"
          style={{ flexShrink: 0 }}
          aria-label={t('changes.slots.chooseThis', { when })}
          onClick={onChoose}
        >
          {t('changes.slots.choose')}
        </Button>
      </Group>
    </Paper>
  );
}

/** Why there is none: what most times were refused for. */
function NoTime({ found: { refused } }: { found: SessionSlots }) {
  const { t } = useTranslation();
  const against = (['people', 'court', 'assistant', 'coach', 'closed'] as const).filter(
    (why) => refused[why] > 0,
  );
  const why = against.map((one) => t(`changes.slots.refused.${one}`, { count: refused[one] })).join(' · ');
  return (
    <NothingHere
      icon={<IconCalendarOff aria-hidden />}
      heading={3}
      title={t('changes.slots.none')}
      description={why}
    />
  );
}
