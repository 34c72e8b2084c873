import { Badge, Card, Group, List, Loader, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCalendarOff, IconCheck, IconCircleX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../../../platform/errors/message.ts';
import { ProblemError } from '../../../../platform/errors/problem.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { type Generation, type Preview, previewQuery, type SchedulePreview } from '../../api.ts';
import { type Obstacle, obstacles } from '../../conflicts.ts';
import { Block } from './preview-block.tsx';
import classes from './preview-panel.module.css';
import { Clashes, SeriesMoves } from './series-moves.tsx';
import { TermsChange } from './terms-change.tsx';

interface PreviewPanelProps {
  /** Null while the form says too little for dates. */
  input: SchedulePreview | null;
  formats: Formats;
}

const WAIT = 350;

/** Which dates the schedule would make, and what stands in the way, while it is being written. */
export function PreviewPanel({ input, formats }: PreviewPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  const [settled] = useDebouncedValue(input, WAIT);
  const query = useQuery({ ...previewQuery(settled ?? ({} as SchedulePreview)), enabled: settled !== null });
  return (
    <Card component="section" aria-labelledby={id} className={classes.panel}>
      <Group justify="space-between" mb="sm">
        <Title order={2} fz="h3" id={id}>
          {t('scheduling.preview.title')}
        </Title>
        {query.isFetching && <Loader size="sm" role="status" aria-label={t('scheduling.preview.updating')} />}
      </Group>
      <Body input={settled} query={query} formats={formats} />
    </Card>
  );
}

interface BodyProps extends PreviewPanelProps {
  query: { data: Preview | undefined; error: Error | null };
}

function Body({ input, query, formats }: BodyProps) {
  const { t } = useTranslation();
  if (input === null) return <Text c="dimmed">{t('scheduling.preview.empty')}</Text>;
  if (query.error) {
    const refused = query.error instanceof ProblemError && query.error.status === 422;
    return (
      <Stack gap={4} role="status">
        {refused && <Text c="dimmed">{t('scheduling.preview.fix')}</Text>}
        <Text c="var(--mantine-color-error)">{errorMessage(query.error)}</Text>
      </Stack>
    );
  }
  if (!query.data) return <Text c="dimmed">{t('scheduling.preview.updating')}</Text>;
  return <Outcome generation={query.data} formats={formats} />;
}

function Outcome({ generation, formats }: { generation: Preview; formats: Formats }) {
  const { t } = useTranslation();
  const { sessions, skips, conflicts, existing_count, until, moves, clashes, unsuited, prices } = generation;
  const found = obstacles(t, formats, conflicts);
  return (
    <Stack gap="md">
      <div role="status">
        <Text fz="xl" fw={700} lh={1.2}>
          {t('scheduling.preview.classes', { count: sessions.length })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('scheduling.preview.until', { date: formats.date(until) })}
          {existing_count > 0 && ` · ${t('scheduling.preview.existing', { count: existing_count })}`}
        </Text>
        <Summary conflicts={conflicts} />
      </div>
      <Clashes clashes={clashes} formats={formats} />
      <TermsChange {...{ unsuited, prices, formats }} />
      <SeriesMoves moves={moves} formats={formats} />
      {found.length > 0 && (
        <Block title={t('scheduling.preview.conflicts')}>
          <Stack gap="xs">
            {found.map((obstacle) => (
              <ObstacleLine
                key={`${obstacle.blocking} ${obstacle.words}`}
                obstacle={obstacle}
                formats={formats}
              />
            ))}
          </Stack>
        </Block>
      )}
      {skips.length > 0 && (
        <Block title={t('scheduling.preview.skips')}>
          <Stack gap={6}>
            {skips.map(({ date, reason, name }) => (
              <Group key={date} gap={8} wrap="nowrap" align="flex-start">
                <IconCalendarOff size={17} aria-hidden className={classes.icon} />
                <Text size="sm">
                  {t(`scheduling.preview.skip.${reason}`, { date: formats.dayShort(date), name })}
                </Text>
              </Group>
            ))}
          </Stack>
        </Block>
      )}
      {sessions.length > 0 && <Dates dates={sessions.map((one) => one.local_date)} formats={formats} />}
    </Stack>
  );
}

function Summary({ conflicts }: { conflicts: Generation['conflicts'] }) {
  const { t } = useTranslation();
  const dates = (blocking: boolean) =>
    new Set(conflicts.filter((one) => one.blocking === blocking).map((one) => one.date)).size;
  const blocked = dates(true);
  const warned = dates(false);
  return (
    <Group gap={6} mt={8}>
      {blocked > 0 && (
        <Badge color="red" variant="light" c="var(--mantine-color-text)">
          {t('scheduling.preview.blocked', { count: blocked })}
        </Badge>
      )}
      {warned > 0 && (
        <Badge color="yellow" variant="light" c="var(--mantine-color-text)">
          {t('scheduling.preview.warnings', { count: warned })}
        </Badge>
      )}
      {blocked + warned === 0 && (
        <Badge
          color="teal"
          variant="light"
          c="var(--mantine-color-text)"
          leftSection={<IconCheck size={13} aria-hidden />}
        >
          {t('scheduling.preview.noConflicts')}
        </Badge>
      )}
    </Group>
  );
}

const SHOWN_DATES = 6;

function ObstacleLine({ obstacle, formats }: { obstacle: Obstacle; formats: Formats }) {
  const { t } = useTranslation();
  const { blocking, words, dates } = obstacle;
  const rest = dates.length - SHOWN_DATES;
  const shown = dates.slice(0, SHOWN_DATES).map(formats.dayShort).join(' · ');
  const listed = rest > 0 ? `${shown} ${t('scheduling.preview.more', { count: rest })}` : shown;
  return (
    <Group
      gap={10}
      wrap="nowrap"
      align="flex-start"
      className={classes.obstacle}
      data-blocking={blocking || undefined}
    >
      <ThemeIcon size={26} radius="xl" variant="transparent" color={blocking ? 'red.8' : 'yellow.8'}>
        {blocking ? <IconCircleX size={20} aria-hidden /> : <IconAlertTriangle size={20} aria-hidden />}
      </ThemeIcon>
      <div>
        <Text size="sm" fw={600}>
          {words}
        </Text>
        <Text size="sm">{t('scheduling.conflict.on', { count: dates.length, dates: listed })}</Text>
        <Text size="xs" c="dimmed">
          {t(blocking ? 'scheduling.conflict.blocking' : 'scheduling.conflict.warning')}
        </Text>
      </div>
    </Group>
  );
}

const FIRST_DATES = 12;

function Dates({ dates, formats }: { dates: string[]; formats: Formats }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const rest = dates.length - FIRST_DATES;
  return (
    <Block title={t('scheduling.preview.dates')}>
      <List listStyleType="none" className={classes.dates} size="sm">
        {(all ? dates : dates.slice(0, FIRST_DATES)).map((date) => (
          <List.Item key={date}>{formats.dayShort(date)}</List.Item>
        ))}
      </List>
      {rest > 0 && !all && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('scheduling.preview.more', { count: rest })}
        </button>
      )}
    </Block>
  );
}
