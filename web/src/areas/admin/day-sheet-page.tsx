import { Button, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DaySheet } from '../../features/enrollments/components/desk/day-sheet.tsx';
import { daySheetQuery } from '../../features/enrollments/desk-api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './day-sheet-page.module.css';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/day-sheet');

/** A day of the club on paper, for the desk, the coaches and the day without network. */
export function DaySheetPage() {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const { date } = route.useSearch();
  const now = useNow();
  const day = date ?? formats.localDate(now);
  const query = useQuery(daySheetQuery({ club_id: club.id, date: day }));
  return (
    <Page
      title={`${club.name}, ${formats.day(day)}`}
      eyebrow={
        <AnchorLink to="/admin/today" search={{ date: day }} className={classes.screen ?? ''}>
          {t('roster.sheet.back')}
        </AnchorLink>
      }
      width="wide"
      actions={
        <Button
          className={classes.screen ?? ''}
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t('roster.sheet.print')}
        </Button>
      }
    >
      <Loaded query={query}>
        {(sheet) =>
          sheet.classes.length === 0 ? (
            <Text c="dimmed">{t('today.empty.title')}</Text>
          ) : (
            <DaySheet sheet={sheet} />
          )
        }
      </Loaded>
    </Page>
  );
}
