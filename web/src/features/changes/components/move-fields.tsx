import { Select, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../platform/fields/date-field.tsx';
import { TimeField } from '../../../platform/fields/time-field.tsx';
import type { Choice, ClassHit } from '../api.ts';
import { moved } from '../choices.ts';

/** The courts of the club on screen; classes of other clubs keep theirs. */
export interface Courts {
  club_id: string;
  courts: { value: string; label: string }[];
}

interface MoveFieldsProps {
  hit: ClassHit;
  choice: Choice;
  courts: Courts;
  onChoose: (choice: Choice) => void;
}

/** Where a class goes that moves. */
export function MoveFields({ hit, choice, courts, onChoose }: MoveFieldsProps) {
  const { t } = useTranslation();
  const go = (to: Parameters<typeof moved>[1]) => onChoose(moved(hit, { ...choice, ...to }));
  return (
    <SimpleGrid cols={{ base: 2, sm: 3 }}>
      <DateField
        label={t('changes.move.date')}
        value={choice.local_date ?? null}
        onChange={(date) => date && go({ local_date: date })}
      />
      <TimeField
        label={t('changes.move.time')}
        value={choice.local_time ?? ''}
        onChange={(time) => time && go({ local_time: time })}
      />
      {hit.club.id === courts.club_id && (
        <Select
          size="md"
          label={t('changes.move.court')}
          data={courts.courts}
          value={choice.court_id ?? null}
          placeholder={t('desk.fields.none')}
          onChange={(court_id) => go({ court_id })}
        />
      )}
    </SimpleGrid>
  );
}
