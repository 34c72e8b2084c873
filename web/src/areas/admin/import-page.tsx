import { Box, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EarlierImports } from '../../features/import/components/earlier-imports.tsx';
import { ImportList } from '../../features/import/components/list-import.tsx';
import { ImportTimetable } from '../../features/import/components/timetable-import.tsx';
import { windowsQuery } from '../../features/planning/wishes-api.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

const KINDS = ['timetable', 'clients', 'places', 'wishes'] as const;
type Kind = (typeof KINDS)[number];

export function ImportPage() {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const [kind, setKind] = useState<Kind>('timetable');
  return (
    <Page title={t('importing.title')} description={t(`importing.about.${kind}`)}>
      <SegmentedControl
        fullWidth
        mb="lg"
        aria-label={t('importing.kind')}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
        data={KINDS.map((value) => ({ value, label: t(`importing.kinds.${value}`) }))}
      />
      {kind === 'timetable' && <ImportTimetable />}
      {kind === 'wishes' && <ImportWishes />}
      {(kind === 'clients' || kind === 'places') && <ImportList key={kind} kind={kind} />}
      <Box mt="xl">
        <EarlierImports formats={formats} />
      </Box>
    </Page>
  );
}

/** Of one of the terms for which clients are asked. */
function ImportWishes() {
  const { t } = useTranslation();
  const { club } = useDesk();
  const windows = useQuery(windowsQuery(club.id));
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Loaded query={windows}>
      {(all) => {
        const id = chosen ?? all[0]?.term.id;
        if (id === undefined) return <Text c="dimmed">{t('importing.noTerm')}</Text>;
        return (
          <>
            <NativeSelect
              mb="lg"
              label={t('importing.term')}
              value={id}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
              data={all.map(({ term }) => ({ value: term.id, label: term.name }))}
            />
            <ImportList key={id} kind="wishes" term_id={id} />
          </>
        );
      }}
    </Loaded>
  );
}
