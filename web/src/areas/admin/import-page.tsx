import { Box, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EarlierImports } from '../../features/import/components/earlier-imports.tsx';
import { ImportList } from '../../features/import/components/list-import.tsx';
import { ImportTimetable } from '../../features/import/components/timetable-import.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

const KINDS = ['timetable', 'clients', 'places'] as const;
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
      {kind === 'timetable' ? <ImportTimetable /> : <ImportList key={kind} kind={kind} />}
      <Box mt="xl">
        <EarlierImports formats={formats} />
      </Box>
    </Page>
  );
}
