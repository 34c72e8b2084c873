import { ActionIcon, Avatar, Badge, Button, Collapse, Group, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconDoorEnter, IconHeartbeat, IconNotes, IconPhone, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Line, Said } from '../draft.ts';
import classes from './attendance-marking.module.css';
import { PerformanceRating } from './performance-rating.tsx';

/** Health, whom to call, and whether there may be pictures. */
export interface Care {
  medical_notes: string;
  emergency_name: string;
  emergency_phone: string;
  photo_consent: boolean | null;
}

/** What a coach wants to know of a student at a glance. */
export interface StudentCard {
  level: number | null;
  phone: string;
  is_dependant: boolean;
  has_fixed_place: boolean;
  /** What they have not paid, in words; null: it is paid, free, or a fee pays for it. */
  unpaid: string | null;
  care: Care | null;
}

interface RosterLineProps {
  line: Line;
  card: StudentCard | undefined;
  formats: Formats;
  readOnly: boolean;
  onSay: (said: Said) => void;
}

/** One student of the roster, with targets for a thumb on court. */
export function RosterLine(props: RosterLineProps) {
  const { line, card, readOnly, onSay } = props;
  const { t } = useTranslation();
  const [open, { toggle }] = useDisclosure(false);
  const { row, present } = line;
  const noted =
    line.performance_rating !== null || (row.abilities.view_notes && line.instructor_notes !== '');
  return (
    <li className={classes.line}>
      <div className={classes.top}>
        <div className={classes.who}>
          <Avatar name={row.student_name} color="court" variant="light" size={44} aria-hidden />
          <div className={classes.names}>
            <p style={{ margin: 0 }} className={classes.name}>
              {row.student_name}
            </p>
            {card && <Particulars card={card} />}
            {card?.care && <Heeded care={card.care} />}
          </div>
          <Arrival {...props} />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend on screen */}
        <div className={classes.marks} role="group" aria-label={row.student_name}>
          <Button
            h={52}
            px="xs"
            fz="sm"
            variant={present === true ? 'filled' : 'default'}
            color="teal.9"
            aria-pressed={present === true}
            disabled={readOnly}
            leftSection={<IconCheck size={20} aria-hidden />}
            onClick={() => onSay({ present: true })}
          >
            {t('attendance.present')}
          </Button>
          <Button
            h={52}
            px="xs"
            fz="sm"
            variant={present === false ? 'filled' : 'default'}
            color="red.8"
            aria-pressed={present === false}
            disabled={readOnly}
            leftSection={<IconX size={20} aria-hidden />}
            onClick={() => onSay({ present: false })}
          >
            {t('attendance.absent')}
          </Button>
          <ActionIcon
            size={52}
            variant={noted ? 'light' : 'default'}
            aria-expanded={open}
            aria-label={t('attendance.moreOf', { name: row.student_name })}
            onClick={toggle}
          >
            <IconNotes size={22} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      <Collapse expanded={open}>
        <Particular {...props} />
      </Collapse>
    </li>
  );
}

/** What nobody on court may overlook. */
function Heeded({ care: { medical_notes, photo_consent } }: { care: Care }) {
  const { t } = useTranslation();
  return (
    <>
      {medical_notes && (
        <Text size="sm" fw={600} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          <IconHeartbeat size={16} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
          {t('attendance.health', { notes: medical_notes })}
        </Text>
      )}
      {photo_consent === false && (
        <Text size="sm" c="dimmed">
          {t('attendance.noPhotos')}
        </Text>
      )}
    </>
  );
}

/** Performance, and notes for those who may see them. */
function Particular({ line, card, readOnly, onSay }: RosterLineProps) {
  const { t } = useTranslation();
  const { row, present } = line;
  return (
    <div className={classes.more}>
      <PerformanceRating
        name={row.enrollment_id}
        label={t('attendance.performance')}
        value={line.performance_rating}
        disabled={readOnly || present === false}
        onChange={(performance_rating) => onSay({ performance_rating })}
      />
      {row.abilities.view_notes && (
        <Textarea
          label={t('attendance.notes')}
          description={t('attendance.notesHint')}
          autosize
          minRows={2}
          maxLength={4000}
          readOnly={readOnly}
          value={line.instructor_notes}
          onChange={({ currentTarget }) => onSay({ instructor_notes: currentTarget.value })}
        />
      )}
      {card?.care?.emergency_phone && (
        <Button
          component="a"
          href={`tel:${card.care.emergency_phone.replaceAll(' ', '')}`}
          variant="default"
          leftSection={<IconPhone size={18} aria-hidden />}
        >
          {t('attendance.emergency', {
            name: card.care.emergency_name || row.student_name,
            phone: card.care.emergency_phone,
          })}
        </Button>
      )}
      {card?.phone && (
        <Button
          component="a"
          href={`tel:${card.phone.replaceAll(' ', '')}`}
          variant="default"
          leftSection={<IconPhone size={18} aria-hidden />}
          style={{ justifySelf: 'start' }}
        >
          {t('attendance.call', { name: row.student_name })}
        </Button>
      )}
    </div>
  );
}

function Particulars({ card }: { card: StudentCard }) {
  const { t } = useTranslation();
  return (
    <Group gap={8} mt={2}>
      <Text size="sm" c="dimmed">
        {card.level === null ? t('attendance.noLevel') : t('attendance.level', { level: card.level })}
      </Text>
      {card.is_dependant && <Badge variant="default">{t('attendance.dependant')}</Badge>}
      {!card.has_fixed_place && <Badge variant="default">{t('attendance.dropIn')}</Badge>}
      {card.unpaid !== null && (
        <Badge variant="light" color="yellow" c="var(--mantine-color-text)">
          {t('attendance.unpaid', { amount: card.unpaid })}
        </Badge>
      )}
    </Group>
  );
}

/** Somebody has walked in: on screen at once, and taken back at once. */
function Arrival({ line: { row }, formats, readOnly, onSay }: RosterLineProps) {
  const { t } = useTranslation();
  const arrived = row.checked_in && row.check_in_time ? formats.time(row.check_in_time) : null;
  return (
    <Button
      h={44}
      px="sm"
      size="sm"
      variant={row.checked_in ? 'light' : 'subtle'}
      color={row.checked_in ? 'teal' : 'court'}
      {...(row.checked_in && { c: 'var(--mantine-color-text)' })}
      aria-pressed={row.checked_in}
      aria-label={[arrived, t('attendance.arrivalOf', { name: row.student_name })].filter(Boolean).join(', ')}
      disabled={readOnly}
      leftSection={
        row.checked_in ? <IconCheck size={18} aria-hidden /> : <IconDoorEnter size={18} aria-hidden />
      }
      onClick={() => onSay({ arrived: !row.checked_in })}
    >
      {arrived ?? t('attendance.arrival')}
    </Button>
  );
}
