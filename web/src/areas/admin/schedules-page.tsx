import { Button, Group } from '@mantine/core';
import { IconCalendarRepeat, IconCalendarStats, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holderCountsQuery } from '../../features/enrollments/places-api.ts';
import { ScheduleManager } from '../../features/scheduling/components/schedule-manager.tsx';
import { SeasonDialog } from '../../features/scheduling/components/season-dialog.tsx';
import { TermsDialog } from '../../features/scheduling/components/terms/terms-dialog.tsx';
import { now } from '../../platform/formats/clock.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { named } from './choice-lists.ts';
import { ListFiles } from './list-files.tsx';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/schedules/');

export function SchedulesPage() {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const choices = useChoices(club.id);
  const { data: counts } = useQuery(holderCountsQuery);
  const holders = useMemo(
    () => new Map((counts ?? []).map((one) => [one.schedule_id, one.holders])),
    [counts],
  );
  const [season, setSeason] = useState(false);
  const [terms, setTerms] = useState(false);
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title={t('scheduling.manager.title')}
      description={t('scheduling.manager.description')}
      width="wide"
      actions={
        <Group gap="xs">
          <ListFiles list="schedules" />
          <Button
            variant="default"
            leftSection={<IconCalendarStats size={18} aria-hidden />}
            onClick={() => setTerms(true)}
          >
            {t('scheduling.schoolTerms.open')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconCalendarRepeat size={18} aria-hidden />}
            onClick={() => setSeason(true)}
          >
            {t('scheduling.season.open')}
          </Button>
          <ButtonLink to="/admin/schedules/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('scheduling.manager.new')}
          </ButtonLink>
        </Group>
      }
    >
      <ScheduleManager
        club_id={club.id}
        choices={named(choices)}
        holders={holders}
        formats={formats}
        filters={filters}
        onFilters={(search) => void navigate({ search, replace: true })}
      />
      {terms && (
        <TermsDialog
          club_id={club.id}
          formats={formats}
          onClose={() => setTerms(false)}
          link={({ id, name }) => (
            <>
              <ButtonLink
                to="/admin/schedules/wishes"
                search={{ term: id }}
                variant="default"
                size="compact-sm"
                h={40}
                aria-label={`${t('wishes.desk.openPage')}: ${name}`}
              >
                {t('wishes.desk.openPage')}
              </ButtonLink>
              <ButtonLink
                to="/admin/schedules/plans"
                search={{ term: id }}
                variant="default"
                size="compact-sm"
                h={40}
                aria-label={t('plans.openFor', { term: name })}
              >
                {t('plans.open')}
              </ButtonLink>
            </>
          )}
        />
      )}
      {season && (
        <SeasonDialog
          club_id={club.id}
          today={formats.localDate(now())}
          types={named(choices).types}
          formats={formats}
          onDrafts={() => {
            setSeason(false);
            void navigate({ search: { status: 'draft' } });
          }}
          onClose={() => setSeason(false)}
        />
      )}
    </Page>
  );
}
