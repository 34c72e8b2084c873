import { Button, Select, SimpleGrid } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typesFile } from '../../features/catalog/api.ts';
import { courtsFile } from '../../features/courts/api.ts';
import { bookingsFile, placesFile } from '../../features/enrollments/desk-api.ts';
import { instructorsFile } from '../../features/instructors/api.ts';
import { membersFile } from '../../features/people/api.ts';
import { auditFile } from '../../features/records/api.ts';
import { movementsFile } from '../../features/sales/till-api.ts';
import { schedulesFile, sessionsFile, timetableFile } from '../../features/scheduling/api.ts';
import { useChange } from '../../platform/client/use-change.ts';
import { DateField } from '../../platform/fields/date-field.tsx';
import { now } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { saveFile } from '../../platform/save-file.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useDesk } from './use-desk.ts';

const FILES = {
  schedules: schedulesFile,
  timetable: timetableFile,
  sessions: sessionsFile,
  bookings: bookingsFile,
  places: placesFile,
  instructors: instructorsFile,
  courts: courtsFile,
  types: typesFile,
  members: membersFile,
  till: movementsFile,
  audit: auditFile,
} as const;
type List = keyof typeof FILES;
const LISTS = Object.keys(FILES) as List[];
/** Lists that are long for a whole history: they are asked for some dates. */
const DATED = ['sessions', 'bookings', 'till', 'audit'] as const;
/** What is to come has none. */
const PAST: readonly List[] = ['till', 'audit'];
const isDated = (list: List): list is (typeof DATED)[number] => (DATED as readonly List[]).includes(list);

/** The club's lists as files. */
export function ListFiles({ list: first }: { list: List }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('club.files.action')}
      </Button>
      {open && <Wanted first={first} onClose={() => setOpen(false)} />}
    </>
  );
}

function Wanted({ first, onClose }: { first: List; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { club, formats } = useDesk();
  const today = formats.localDate(now());
  const [list, setList] = useState(first);
  const [from, setFrom] = useState<string | null>(`${today.slice(0, 8)}01`);
  const [until, setUntil] = useState<string | null>(PAST.includes(first) ? today : addDays(today, 30));
  const dated = isDated(list);
  const { busy, run } = useChange(async () => {
    const language = i18n.language === 'en' ? 'en' : 'es';
    const wanted = { club_id: club.id, language, from: from ?? today, until: until ?? today } as const;
    const undated = { club_id: club.id, language } as const;
    saveFile(
      `${t(`club.files.name.${list}`)}.csv`,
      await (isDated(list) ? FILES[list](wanted) : FILES[list](undated)),
    );
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('club.files.title')}
      confirmLabel={t('club.files.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={dated && (from === null || until === null || until < from)}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Select
        label={t('club.files.list')}
        data={LISTS.map((value) => ({ value, label: t(`club.files.lists.${value}`) }))}
        allowDeselect={false}
        value={list}
        onChange={(value) => {
          if (!value) return;
          setList(value as List);
          if (PAST.includes(value as List)) setUntil(today);
        }}
      />
      {dated && (
        <SimpleGrid cols={2}>
          <DateField label={t('club.files.from')} value={from} onChange={setFrom} />
          <DateField
            label={t('club.files.until')}
            value={until}
            {...(from !== null && { min: from })}
            onChange={setUntil}
          />
        </SimpleGrid>
      )}
    </Confirm>
  );
}
