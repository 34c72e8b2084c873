import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { Section } from '../../../../ui/section.tsx';
import { viewOf } from '../../plan-view.ts';
import { askHelps, editPlan, type Found, type Plan } from '../../plans-api.ts';
import { HelpsList } from './helps-list.tsx';
import { PeopleLeft, UnmetWishes } from './people-left.tsx';
import { useRefusal } from './use-refusal.ts';
import { usePlanWords } from './words.ts';

/** Who is left out of a plan and why, what would help, and which wishes it does not meet. */
export function PlanPeopleTab({ plan, found }: { plan: Plan; found: Found }) {
  const { t } = useTranslation();
  const words = usePlanWords();
  const helping = useChange((send) => send(askHelps, plan.id));
  const { refused, refuse, clear } = useRefusal();
  const putting = useChange(
    (send, { key, to, despite_wishes }: { key: string; to: string; despite_wishes?: boolean }) => {
      clear();
      return send(editPlan, {
        ...{ id: plan.id, move_person: { person_id: key, from: null, to } },
        ...(despite_wishes && { despite_wishes }),
      });
    },
    { done: t('plans.group.personMoved'), failed: (error) => refuse(error, putting.input) },
  );
  const helpsRun = plan.solving?.task === 'helps';
  return (
    <Stack gap="lg">
      {!found.reasons_known && <Text role="status">{t('plans.people.working')}</Text>}
      <Section title={t('plans.people.left')} description={t('plans.people.leftText')}>
        <PeopleLeft
          left={found.left}
          groups={viewOf(plan)}
          editable={plan.abilities.edit}
          busy={putting.busy}
          refused={refused}
          onDespite={() => putting.input && putting.run({ ...putting.input, despite_wishes: true })}
          onPut={(key, to) => putting.run({ key, to })}
        />
      </Section>
      {found.left.length > 0 && (
        <Section title={t('plans.helps.title')} description={t('plans.helps.text')}>
          <HelpsList
            helps={plan.helps}
            busy={helping.busy || helpsRun}
            disabled={!plan.abilities.solve && !helpsRun}
            onWork={() => helping.run()}
          />
        </Section>
      )}
      <Section title={t('plans.people.unmet')} description={t('plans.people.unmetText')}>
        <UnmetWishes unmet={found.unmet} groups={found.groups} words={words} />
      </Section>
    </Stack>
  );
}
