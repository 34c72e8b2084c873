import { Group, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconArrowRight, IconCalendarOff, IconCircleX, IconUsers } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { Clash, SeriesMove } from '../../api.ts';
import { Block } from './preview-block.tsx';
import classes from './preview-panel.module.css';

const FIRST = 6;

/** What becomes of the classes that a changed schedule has: first those that lose something. */
export function SeriesMoves({ moves, formats }: { moves: readonly SeriesMove[]; formats: Formats }) {
  const { t } = useTranslation();
  const lost = moves.filter((one) => one.standing === 'ahead' && one.to_date === null);
  const kept = moves.filter((one) => one.standing !== 'ahead');
  const moved = moves.filter((one) => one.standing === 'ahead' && one.to_date !== null);
  return (
    <>
      {lost.length > 0 && (
        <Block title={t('scheduling.moves.lost')}>
          <Lines count={lost.length}>
            {lost.map((one) => (
              <Group
                key={keyOf(one)}
                gap={10}
                wrap="nowrap"
                align="flex-start"
                className={classes.obstacle}
                data-blocking
              >
                <ThemeIcon size={26} radius="xl" variant="transparent" color="red.8">
                  <IconCircleX size={20} aria-hidden />
                </ThemeIcon>
                <Text size="sm">{wordsOf(t, formats, one)}</Text>
              </Group>
            ))}
          </Lines>
        </Block>
      )}
      {kept.length > 0 && (
        <Block title={t('scheduling.moves.kept')}>
          <Lines count={kept.length}>
            {kept.map((one) => (
              <Line
                key={keyOf(one)}
                icon={<IconCalendarOff size={17} aria-hidden className={classes.icon} />}
              >
                {wordsOf(t, formats, one)}
              </Line>
            ))}
          </Lines>
        </Block>
      )}
      {moved.length > 0 && (
        <Block title={t('scheduling.moves.moved', { count: moved.length })}>
          <Lines count={moved.length}>
            {moved.map((one) => (
              <Line key={keyOf(one)} icon={<IconArrowRight size={17} aria-hidden className={classes.icon} />}>
                {wordsOf(t, formats, one)}
              </Line>
            ))}
          </Lines>
        </Block>
      )}
    </>
  );
}

/** Whose other classes are at the new time. */
export function Clashes({ clashes, formats }: { clashes: readonly Clash[]; formats: Formats }) {
  const { t } = useTranslation();
  if (clashes.length === 0) return null;
  return (
    <Block title={t('scheduling.clashes.title')}>
      <Lines count={clashes.length}>
        {clashes.map((one) => (
          <Group
            key={`${one.session_id} ${one.student_id} ${one.with.session_id}`}
            gap={10}
            wrap="nowrap"
            align="flex-start"
            className={classes.obstacle}
          >
            <ThemeIcon size={26} radius="xl" variant="transparent" color="yellow.8">
              <IconUsers size={20} aria-hidden />
            </ThemeIcon>
            <Text size="sm">{clashInWords(t, formats, one)}</Text>
          </Group>
        ))}
      </Lines>
    </Block>
  );
}

export const clashInWords = (t: TFunction, formats: Formats, clash: Clash): string =>
  t('scheduling.clashes.line', {
    name: clash.student_name,
    title: clash.with.title,
    when: formats.dateTime(clash.with.starts_at),
  });

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      {icon}
      <Text size="sm">{children}</Text>
    </Group>
  );
}

/** The first few, and the rest when asked. */
function Lines({ count, children }: { count: number; children: ReactNode[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <Stack gap={6}>
      {all ? children : children.slice(0, FIRST)}
      {count > FIRST && !all && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('scheduling.preview.more', { count: count - FIRST })}
        </button>
      )}
    </Stack>
  );
}

const keyOf = (one: SeriesMove): string => `${one.session_id} ${one.local_date}`;

function wordsOf(t: TFunction, formats: Formats, one: SeriesMove): string {
  const date = at(formats, one.local_date, one.local_time);
  const people = one.enrolled_count + one.waitlisted_count;
  const with_people = people > 0 ? ` · ${t('scheduling.moves.people', { count: people })}` : '';
  if (one.standing === 'ahead')
    return one.to_date === null
      ? `${date}${with_people}`
      : `${date} → ${at(formats, one.to_date, one.to_time)}${with_people}`;
  if (one.to_date === null) return t(`scheduling.moves.${one.standing}Gone`, { date });
  const to = formats.dayShort(one.to_date);
  return t(`scheduling.moves.${one.standing}`, { date: formats.dayShort(one.local_date), to });
}

const at = (formats: Formats, date: string, time: string | null): string =>
  time === null ? formats.dayShort(date) : `${formats.dayShort(date)} ${time.slice(0, 5)}`;
