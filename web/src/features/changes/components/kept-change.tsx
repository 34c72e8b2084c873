import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { type ChangeDetail, changeQuery } from '../api.ts';
import { CallList } from './call-list.tsx';
import { countsOf, datesOf } from './change-words.ts';
import { UndoChange } from './undo-change.tsx';

interface KeptChangeProps {
  id: string;
  formats: Formats;
  /** To one of its classes. */
  onOpenClass: (session_id: string) => void;
}

/** One change: what became of its classes, who was told, whom to call still, and the way back. */
export function KeptChange({ id, formats, onOpenClass }: KeptChangeProps) {
  const query = useQuery(changeQuery(id));
  return (
    <Loaded query={query}>
      {(change) => (
        <Stack gap="lg">
          <Summary change={change} formats={formats} />
          {change.to_call.length > 0 && <CallList change={change} formats={formats} />}
          {change.classes.length > 0 && (
            <Classes change={change} formats={formats} onOpenClass={onOpenClass} />
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function Summary({ change, formats }: { change: ChangeDetail; formats: Formats }) {
  const { t } = useTranslation();
  const [undoing, setUndoing] = useState(false);
  const { id, created_by, created_at, undone_at, told, can_undo } = change;
  return (
    <div>
      <Text>{datesOf(change, formats)}</Text>
      <Text fw={600}>{countsOf(change, t)}</Text>
      <Text size="sm">{told === 0 ? t('changes.told.nobody') : t('changes.told.done', { count: told })}</Text>
      <Text size="sm" c="dimmed">
        {t('changes.list.by', { name: created_by, at: formats.dateTime(created_at) })}
      </Text>
      {undone_at !== null && (
        <Text size="sm" c="dimmed">
          {t('changes.list.undoneAt', { at: formats.dateTime(undone_at) })}
        </Text>
      )}
      {can_undo && (
        <Button
          mt="sm"
          variant="light"
          leftSection={<IconArrowBackUp size={18} aria-hidden />}
          onClick={() => setUndoing(true)}
        >
          {t('changes.list.undo')}
        </Button>
      )}
      {undoing && <UndoChange id={id} formats={formats} onClose={() => setUndoing(false)} />}
    </div>
  );
}

function Classes({ change, formats, onOpenClass }: Omit<KeptChangeProps, 'id'> & { change: ChangeDetail }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text fw={600} component="h3" fz="md">
        {t('changes.list.classes')}
      </Text>
      <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
        {change.classes.map((one) => (
          <Group key={one.session_id} component="li" justify="space-between" gap="xs">
            <Button variant="subtle" size="compact-sm" px={0} onClick={() => onOpenClass(one.session_id)}>
              {`${one.name}, ${formats.dayShort(one.local_date)}, ${one.local_time.slice(0, 5)}`}
            </Button>
            <Text size="sm" c="dimmed">
              {t(`changes.became.${one.is_returned ? 'returned' : one.action}`)}
            </Text>
          </Group>
        ))}
      </Stack>
    </div>
  );
}
