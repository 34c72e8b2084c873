import { ActionIcon, Badge, Button, Group, Menu, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsSort,
  IconCash,
  IconCheck,
  IconDots,
  IconHeartbeat,
  IconTicket,
  IconUserCircle,
  IconX,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { codeMessage, reasonInWords } from '../../../../platform/errors/message.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { RosterEntry } from '../../api.ts';
import { type dueAs, isUnpaid } from '../../due.ts';
import classes from './desk-roster.module.css';

export type DeskAction = 'pay' | 'undo_pay' | 'cancel' | 'give' | 'reorder';

interface DeskRosterLineProps {
  entry: RosterEntry;
  /** What is not paid, by whether the class has begun. */
  due: ReturnType<typeof dueAs>;
  formats: Formats;
  onArrival: (arrived: boolean) => void;
  onAction: (action: DeskAction) => void;
}

export function DeskRosterLine({ entry, due, formats, onArrival, onAction }: DeskRosterLineProps) {
  const { t } = useTranslation();
  const { student_name, student_level, student_phone, abilities, status, waitlist_position } = entry;
  const level =
    student_level === null
      ? t('roster.roster.noLevel')
      : t('roster.roster.level', { level: formats.number(student_level) });
  return (
    <li className={classes.line}>
      <div className={classes.who}>
        <Text fw={600} lh={1.3}>
          {student_name}
        </Text>
        <Group gap={6} mt={2}>
          <Text size="sm" c="dimmed" component="span">
            {waitlist_position !== null &&
              `${t('roster.roster.position', { position: waitlist_position })} · `}
            {level}
          </Text>
          {student_phone && (
            <Text
              size="sm"
              component="a"
              href={`tel:${student_phone.replaceAll(' ', '')}`}
              c="var(--mantine-color-anchor)"
            >
              {student_phone}
            </Text>
          )}
        </Group>
        {entry.care?.medical_notes && (
          <Text size="sm" mt={2} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            <IconHeartbeat size={15} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
            {t('roster.roster.health', { notes: entry.care.medical_notes })}
          </Text>
        )}
        <Marks entry={entry} due={due} formats={formats} />
      </div>
      {abilities.check_in && status !== 'waitlisted' && (
        <Button
          size="compact-md"
          variant={entry.checked_in ? 'filled' : 'default'}
          {...(entry.checked_in && { color: 'teal.8', leftSection: <IconCheck size={16} aria-hidden /> })}
          aria-label={t(entry.checked_in ? 'roster.roster.arrivedLabel' : 'roster.roster.arriveLabel', {
            name: student_name,
          })}
          onClick={() => onArrival(!entry.checked_in)}
        >
          {t(entry.checked_in ? 'roster.roster.arrived' : 'roster.roster.arrive')}
        </Button>
      )}
      <LineMenu entry={entry} onAction={onAction} />
    </li>
  );
}

function Marks({ entry, due, formats }: Pick<DeskRosterLineProps, 'entry' | 'due' | 'formats'>) {
  const { t } = useTranslation();
  const { paid, price, currency, status, schedule_enrollment_id, student_package_id, is_dependant } = entry;
  const plain = { variant: 'default', size: 'sm' } as const;
  return (
    <Group gap={4} mt={4}>
      {entry.moved_reason && status === 'waitlisted' && (
        <Badge {...plain} h="auto" tt="none">
          {t('roster.roster.moved', { why: entry.moved_reason })}
        </Badge>
      )}
      {entry.passed_over && (
        <Badge size="sm" variant="light" color="orange" c="var(--mantine-color-text)" h="auto" tt="none">
          {t('roster.roster.passedOver', { why: codeMessage(entry.passed_over, entry.passed_over) })}
        </Badge>
      )}
      {status === 'no_show' && (
        <Badge size="sm" color="red.8">
          {t('roster.roster.noShow')}
        </Badge>
      )}
      {status !== 'waitlisted' &&
        (paid ? (
          <Badge size="sm" variant="light" color="teal" c="var(--mantine-color-text)">
            {t('roster.roster.paid')}
          </Badge>
        ) : (
          isUnpaid(entry) && (
            <Badge size="sm" variant="light" color="yellow" c="var(--mantine-color-text)">
              {t(`roster.roster.${due}`, { amount: formats.money(price, currency) })}
            </Badge>
          )
        ))}
      {entry.payment_undone_at && (
        <Badge {...plain} h="auto" tt="none" styles={{ label: { whiteSpace: 'normal' } }}>
          {t('roster.roster.payUndone', { why: reasonInWords(entry.payment_undone_reason) })}
        </Badge>
      )}
      {student_package_id && status !== 'waitlisted' && (
        <Badge {...plain}>{t('roster.roster.package')}</Badge>
      )}
      {schedule_enrollment_id && (
        <Badge {...plain}>{t(entry.by_fee ? 'roster.roster.fixedByFee' : 'roster.roster.fixed')}</Badge>
      )}
      {entry.care?.photo_consent === false && <Badge {...plain}>{t('roster.roster.noPhotos')}</Badge>}
      {entry.waiver_missing && <Badge {...plain}>{t('roster.roster.noWaiver')}</Badge>}
      {is_dependant && <Badge {...plain}>{t('roster.roster.dependant')}</Badge>}
    </Group>
  );
}

function LineMenu({ entry, onAction }: Pick<DeskRosterLineProps, 'entry' | 'onAction'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { abilities, student_id, student_name } = entry;
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={t('roster.roster.actions', { name: student_name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserCircle size={17} aria-hidden />}
          onClick={() => void navigate({ to: '/admin/clients/$clientId', params: { clientId: student_id } })}
        >
          {t('roster.roster.openClient')}
        </Menu.Item>
        {abilities.give_place && (
          <Menu.Item leftSection={<IconTicket size={17} aria-hidden />} onClick={() => onAction('give')}>
            {t('roster.roster.givePlace')}
          </Menu.Item>
        )}
        {abilities.reorder && (
          <Menu.Item
            leftSection={<IconArrowsSort size={17} aria-hidden />}
            onClick={() => onAction('reorder')}
          >
            {t('roster.roster.reorder')}
          </Menu.Item>
        )}
        {abilities.record_payment && (
          <Menu.Item leftSection={<IconCash size={17} aria-hidden />} onClick={() => onAction('pay')}>
            {t('roster.roster.pay')}
          </Menu.Item>
        )}
        {abilities.undo_payment && (
          <Menu.Item
            leftSection={<IconArrowBackUp size={17} aria-hidden />}
            onClick={() => onAction('undo_pay')}
          >
            {t('roster.roster.undoPay')}
          </Menu.Item>
        )}
        {abilities.cancel && (
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconX size={17} aria-hidden />}
            onClick={() => onAction('cancel')}
          >
            {t('roster.roster.cancel')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
