import { useQuery, useSuspenseQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classTypesQuery, levelsQuery } from '../../features/catalog/api.ts';
import { courtsQuery } from '../../features/courts/api.ts';
import { instructorsQuery } from '../../features/instructors/api.ts';
import { PLAN_TABS, PlanScreen, type PlanTab } from '../../features/planning/components/plan/plan-screen.tsx';
import { type Plan, planQuery } from '../../features/planning/plans-api.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/schedules/plans/$planId');

/** One plan of a term, from its settings until it is published. */
export function PlanPage() {
  const { t } = useTranslation();
  const { planId } = route.useParams();
  const query = useQuery(planQuery(planId));
  return (
    <Page
      title={query.data?.name ?? t('plans.title')}
      width="wide"
      actions={
        <ButtonLink to="/admin/schedules/plans" search={{ term: query.data?.terms[0]?.id }} variant="default">
          {t('plans.back')}
        </ButtonLink>
      }
    >
      <Loaded query={query} title={t('plans.gone')}>
        {(plan) => <OnePlan plan={plan} />}
      </Loaded>
    </Page>
  );
}

function OnePlan({ plan }: { plan: Plan }) {
  const { formats } = useDesk();
  const { tab, by } = route.useSearch();
  const navigate = route.useNavigate();
  const { lanes, choices } = usePlanChoices(plan);
  const go = (change: { tab?: string; by?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  return (
    <PlanScreen
      {...{ plan, lanes, choices, formats }}
      tab={PLAN_TABS.find((one) => one === tab) ?? null}
      by={by === 'coach' ? 'coach' : 'court'}
      onTab={(next: PlanTab) => go({ tab: next })}
      onBy={(next) => go({ by: next })}
      link={(at, text, about, id) => <MendedThere {...{ plan, at, text, about }} id={id ?? ''} />}
    />
  );
}

interface MendedThereProps {
  plan: Plan;
  at: 'wishes' | 'names' | 'coaches' | 'courts' | 'coach' | 'schedule';
  text: string;
  about: string;
  id: string;
}

/** Where what a plan misses is mended. */
function MendedThere({ plan, at, text, about, id }: MendedThereProps) {
  const look = {
    ...{ variant: 'default', size: 'compact-sm', h: 40, children: text },
    'aria-label': `${text}: ${about}`,
  } as const;
  if (at === 'coaches') return <ButtonLink {...look} to="/admin/instructors" />;
  if (at === 'courts') return <ButtonLink {...look} to="/admin/courts" />;
  if (at === 'coach')
    return <ButtonLink {...look} to="/admin/instructors/$instructorId" params={{ instructorId: id }} />;
  if (at === 'schedule')
    return <ButtonLink {...look} to="/admin/schedules/$scheduleId" params={{ scheduleId: id }} />;
  return <ButtonLink {...look} to="/admin/schedules/wishes" search={{ term: plan.terms[0]?.id }} />;
}

/** The courts and coaches of the clubs of a plan, and what its kinds may be. */
function usePlanChoices({ terms, instructor_ids }: Plan) {
  const clubs = terms.map(({ club }) => club);
  const [types, levels, instructors] = useSuspenseQueries({
    queries: [classTypesQuery, levelsQuery, instructorsQuery],
  });
  const courts = useSuspenseQueries({ queries: clubs.map(({ id }) => courtsQuery(id)) });
  const named = (name: string, at: number) => (clubs.length > 1 ? `${name} (${clubs[at]?.name})` : name);
  const teaching = instructors.data.filter(
    ({ is_active, club_ids }) => is_active && clubs.some(({ id }) => club_ids.includes(id)),
  );
  const choice = (id: string, name: string) => ({ value: id, label: name });
  return {
    lanes: {
      courts: courts.flatMap(({ data }, at) =>
        data.filter(({ is_active }) => is_active).map(({ id, name }) => ({ id, name: named(name, at) })),
      ),
      coaches: teaching
        .filter(({ id }) => instructor_ids === null || instructor_ids.includes(id))
        .map(({ id, display_name: name }) => ({ id, name })),
    },
    choices: {
      types: types.data.filter(({ is_active }) => is_active).map(({ id, name }) => choice(id, name)),
      levels: levels.data.map(({ id, display_name }) => choice(id, display_name)),
      coaches: teaching.map(({ id, display_name }) => choice(id, display_name)),
    },
  };
}
