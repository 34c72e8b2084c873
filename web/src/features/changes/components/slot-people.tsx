import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SessionSlot } from '../slots-api.ts';

type Hindered = SessionSlot['cannot'][number];

/** Who cannot come to a time, and what else is to be known of it. */
export function SlotPeople({ slot }: { slot: SessionSlot }) {
  const { t } = useTranslation();
  const named = (people: readonly Hindered[]) =>
    people
      .map(({ student_name, reason, with: other }) => {
        const who = student_name || t('changes.slots.somebody');
        return `${who} (${t(`changes.slots.why.${reason}`, { class: other ?? t('changes.slots.another') })})`;
      })
      .join(', ');
  const { cannot, waits_elsewhere, waiting_cannot, assistant_away } = slot;
  const notes = [
    cannot.length > 0 && t('changes.slots.cannot', { count: cannot.length, who: named(cannot) }),
    waits_elsewhere.length > 0 && named(waits_elsewhere),
    waiting_cannot > 0 && t('changes.slots.waitingCannot', { count: waiting_cannot }),
    assistant_away && t('changes.slots.assistantAway'),
  ].filter((note) => note !== false);
  return notes.map((note) => (
    <Text key={note} size="sm">
      {note}
    </Text>
  ));
}
