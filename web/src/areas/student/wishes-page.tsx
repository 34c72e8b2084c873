import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { placesQuery } from '../../features/enrollments/api.ts';
import { OwnRenewal } from '../../features/enrollments/components/holder/own-renewal.tsx';
import { WishEditor } from '../../features/planning/components/wish-editor.tsx';
import { WishSummary } from '../../features/planning/components/wish-summary.tsx';
import { type WishForm, wishFormQuery } from '../../features/planning/wishes-api.ts';
import type { Formats } from '../../platform/formats/formats.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { peopleOf } from './people.ts';
import { ThroughWhoseEyes } from './through-whose-eyes.tsx';

const route = getRouteApi('/app/student/my-classes/wishes/$term');

/** What oneself, and those in one's care, want of a term. */
export function WishesPage() {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  const { term } = route.useParams();
  const { for: asked } = route.useSearch();
  const navigate = route.useNavigate();
  const people = peopleOf(me);
  const whose = people.find(({ id }) => id === asked) ?? people[0];
  const query = useQuery({
    ...wishFormQuery({ term_id: term, student_id: whose?.id ?? '' }),
    enabled: whose !== undefined,
  });
  return (
    <Page
      width="narrow"
      title={t('wishes.title', { term: query.data?.term.name ?? '' })}
      actions={
        people.length > 1 &&
        whose && (
          <ThroughWhoseEyes
            people={people}
            value={whose.id}
            onChange={(id) => void navigate({ search: { for: id }, replace: true })}
          />
        )
      }
    >
      <Loaded
        query={query}
        title={t('wishes.problem')}
        skeleton={<PageSkeleton label={t('common.loading')} />}
      >
        {(form) => (
          // Made anew of what is there for another of the family, and after it was saved or withdrawn.
          <Own key={`${form.student.id} ${form.wish?.status}`} {...{ form, formats }} />
        )}
      </Loaded>
    </Page>
  );
}

function Own({ form, formats }: { form: WishForm; formats: Formats }) {
  const { t } = useTranslation();
  const { wish, window, student } = form;
  const day = (date: string) => formats.date(date);
  return (
    <Stack gap="lg">
      <Renewals student_id={student.id} formats={formats} />
      {wish && (
        <Alert
          color={wish.status === 'standing' ? 'teal' : 'gray'}
          variant="light"
          title={t(`wishes.states.${wish.status}`)}
        >
          <WishSummary wish={wish} level={student.level} />
          {wish.status === 'standing' && (
            <Text size="sm" mt="xs">
              {t(window.state === 'open' ? 'wishes.then.open' : 'wishes.then.closed', {
                date: day(window.closes_on),
              })}
            </Text>
          )}
        </Alert>
      )}
      {form.abilities.save ? (
        <WishEditor form={form} formats={formats} />
      ) : (
        <Alert color="gray" variant="light">
          {t(`wishes.refused.${whyNot(form)}`, { from: day(window.opens_on), until: day(window.closes_on) })}
        </Alert>
      )}
      <ButtonLink to="/my-classes" variant="default" style={{ alignSelf: 'flex-start' }}>
        {t('shell.nav.myClasses')}
      </ButtonLink>
    </Stack>
  );
}

const reasons = {
  'planning.wishes_not_open': 'early',
  'planning.wishes_closed': 'over',
  'planning.client_blocked': 'blocked',
} as const;
const whyNot = ({ refusal }: WishForm) => reasons[refusal as keyof typeof reasons] ?? 'gone';

/** Whether they stay in the groups that they hold a place in: asked apart, and answered here too. */
function Renewals({ student_id, formats }: { student_id: string; formats: Formats }) {
  const { data = [] } = useQuery(placesQuery);
  return data
    .filter((place) => place.student_id === student_id && place.renewal?.may_answer)
    .map((place) => (
      <div key={place.id}>
        <Text fw={600}>{place.schedule_name}</Text>
        <OwnRenewal place={place} formats={formats} />
      </div>
    ));
}
