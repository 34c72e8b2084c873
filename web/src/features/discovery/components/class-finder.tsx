import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../platform/formats/local-date.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { foundQuery } from '../find-api.ts';
import { type FindFilters, isAsked } from '../find-filters.ts';
import { ClassSessionList, type ClassSessionListProps } from './class-session-list.tsx';
import { FindChoices } from './find-choices.tsx';

interface ClassFinderProps extends Omit<ClassSessionListProps, 'sessions' | 'label' | 'viewType'> {
  student_id: string | undefined;
  filters: FindFilters;
  onChange: (filters: FindFilters) => void;
  /** Stands beside what was found. */
  tools?: ReactNode;
}

const WAIT = 250;
/** Four weeks: further ahead hardly anything can be booked. */
const AHEAD = 27;

/** The seed's ClassSearch: words as people type them, and what can be chosen with how many classes it leaves. */
export function ClassFinder({ student_id, filters, onChange, tools, ...list }: ClassFinderProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(filters.q ?? '');
  const [words] = useDebouncedValue(text.trim(), WAIT);
  const until = addDays(list.formats.localDate(list.now), AHEAD);
  const asked = { ...filters, q: words || undefined };
  const query = useInfiniteQuery(foundQuery({ filters: asked, student_id, until }));
  return (
    <Stack>
      <search aria-label={t('find.title')}>
        <TextInput
          size="md"
          type="search"
          aria-label={t('find.words')}
          placeholder={t('find.words')}
          maxLength={100}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            onChange({ ...filters, q: value || undefined });
          }}
        />
      </search>
      <Loaded query={query}>
        {({ pages }) => {
          const found = pages.flatMap(({ results }) => results);
          const facets = pages[0]?.facets;
          return (
            <>
              {facets && <FindChoices {...{ facets, filters, onChange }} />}
              {isAsked(asked) && (
                <Clear
                  onClear={() => {
                    setText('');
                    onChange({});
                  }}
                  tools={tools}
                />
              )}
              <Text size="sm" c="dimmed" role="status">
                {query.hasNextPage
                  ? t('find.countMore', { count: found.length })
                  : t('classes.count', { count: found.length })}
              </Text>
              {found.length === 0 ? (
                <NothingHere
                  icon={<IconSearch aria-hidden />}
                  title={t('classes.nothingFound.title')}
                  description={t('find.noneHint')}
                />
              ) : (
                <ByDay {...list} viewType="student" sessions={found} />
              )}
              <More query={query} label={t('find.more')} />
            </>
          );
        }}
      </Loaded>
    </Stack>
  );
}

/** Under its day each, which a card does not say. */
function ByDay({ sessions, ...list }: Omit<ClassSessionListProps, 'label'>) {
  const { formats, now } = list;
  return [...Map.groupBy(sessions, ({ local_date }) => local_date)].map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`found-${day}`}>
      <Title order={2} fz="h4" mb="xs" id={`found-${day}`}>
        {formats.relativeDay(day, now)}
      </Title>
      <ClassSessionList {...list} sessions={ofDay} label={formats.day(day)} />
    </section>
  ));
}

function Clear({ onClear, tools }: { onClear: () => void; tools: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      {tools}
      <Button variant="subtle" size="sm" leftSection={<IconX size={16} aria-hidden />} onClick={onClear}>
        {t('classes.filters.clear')}
      </Button>
    </div>
  );
}
