import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPlan } from '../../features/planning/components/plan/new-plan.tsx';
import { PlanList } from '../../features/planning/components/plan/plan-list.tsx';
import { plansQuery } from '../../features/planning/plans-api.ts';
import { type Term, termsQuery } from '../../features/scheduling/terms-api.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AnchorLink, ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/schedules/plans/');

/** The plans of a term: made, compared, discarded. */
export function PlansPage() {
  const { t } = useTranslation();
  const { club } = useDesk();
  const terms = useQuery(termsQuery(club.id));
  return (
    <Page
      title={t('plans.title')}
      description={t('plans.description')}
      actions={
        <ButtonLink to="/admin/schedules" variant="default">
          {t('scheduling.manager.title')}
        </ButtonLink>
      }
    >
      <Loaded query={terms}>
        {(all) => (all.length === 0 ? <Text c="dimmed">{t('plans.noTerms')}</Text> : <OfTerm terms={all} />)}
      </Loaded>
    </Page>
  );
}

function OfTerm({ terms }: { terms: readonly Term[] }) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const { term: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const term = terms.find(({ id }) => id === asked) ?? terms[0]!;
  const plans = useQuery(plansQuery(term.id));
  const together = useTogether(term);
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('plans.add')}
    </Button>
  );
  return (
    <Stack gap="lg">
      <Group align="flex-end" justify="space-between" gap="sm">
        <NativeSelect
          style={{ flex: '1 1 240px' }}
          label={t('plans.term')}
          value={term.id}
          onChange={({ currentTarget }) =>
            void navigate({ search: { term: currentTarget.value }, replace: true })
          }
          data={terms.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Group gap="xs">
          <ButtonLink to="/admin/schedules/wishes" search={{ term: term.id }} variant="default">
            {t('wishes.desk.openPage')}
          </ButtonLink>
          {(plans.data?.length ?? 0) > 0 && add}
        </Group>
      </Group>
      <Loaded query={plans}>
        {(all) => (
          <PlanList
            plans={all}
            formats={formats}
            action={add}
            link={({ id, name }) => (
              <AnchorLink to="/admin/schedules/plans/$planId" params={{ planId: id }} fw={600}>
                {name}
              </AnchorLink>
            )}
          />
        )}
      </Loaded>
      <Dialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('plans.new.title')}
        closeLabel={t('common.close')}
      >
        <NewPlan
          term={term}
          together={together}
          plans={plans.data ?? []}
          onMade={(planId) => void navigate({ to: '/admin/schedules/plans/$planId', params: { planId } })}
        />
      </Dialog>
    </Stack>
  );
}

/** The terms of other clubs that one runs, at the same time. */
function useTogether(term: Term) {
  const { me, club } = useDesk();
  const others = me.clubs.filter(({ id }) => id !== club.id);
  const found = useQueries({ queries: others.map(({ id }) => termsQuery(id)) });
  return others.flatMap(({ name }, at) =>
    (found[at]?.data ?? [])
      .filter((one) => one.starts_on <= term.ends_on && one.ends_on >= term.starts_on)
      .map((one) => ({ id: one.id, name: one.name, club: name })),
  );
}
