import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Radio,
  SimpleGrid,
  Stack,
  Text,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { over } from '../../../../platform/client/change.ts';
import { useChange } from '../../../../platform/client/use-change.ts';
import { toastProblem } from '../../../../platform/errors/form.ts';
import { fieldMessage } from '../../../../platform/errors/message.ts';
import { ProblemError } from '../../../../platform/errors/problem.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { DecimalInput } from '../../../../ui/decimal-input.tsx';
import { Section } from '../../../../ui/section.tsx';
import { changePlan, type Plan, type PlanOptions } from '../../plans-api.ts';
import type { KindChoices } from './kind-form.tsx';
import { KindsTable } from './kinds-table.tsx';
import { type MissingLinks, MissingList } from './missing-list.tsx';
import { PlanHours } from './plan-hours.tsx';
import { Sliders, usualWeights } from './sliders.tsx';

interface PlanSettingsProps extends MissingLinks {
  plan: Plan;
  choices: KindChoices & { coaches: readonly { value: string; label: string }[] };
  formats: Formats;
}

const FREEDOMS = ['fixed', 'movable', 'free'] as const;

/** What a plan is made from and what counts in it. */
export function PlanSettings({ plan, choices, formats, link }: PlanSettingsProps) {
  const { t } = useTranslation();
  const [options, setOptions] = useState<PlanOptions>(plan.options);
  const [coaches, setCoaches] = useState(plan.instructor_ids ?? []);
  const [errors, setErrors] = useState<Errors>({});
  const put = (change: Partial<PlanOptions>) => setOptions((before) => ({ ...before, ...change }));
  const saving = useChange(
    (send) =>
      send(over(changePlan, plan), {
        ...{ id: plan.id, options },
        instructor_ids: coaches.length > 0 ? coaches : null,
      }),
    {
      done: t('plans.saved'),
      say: { label: () => t('plans.tabs.setup'), value: () => '…' },
      failed: (error) => {
        const found = errorsOf(error);
        setErrors(found);
        if (Object.keys(found).length === 0) toastProblem(error);
      },
    },
  );
  const fixed = !plan.abilities.change;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setErrors({});
        saving.run();
      }}
    >
      <Stack gap="lg">
        <Section title={t('plans.summary.title')}>
          <MissingList summary={plan.summary} link={link} />
        </Section>
        <Section
          title={t('plans.weights.title')}
          description={t('plans.weights.description')}
          actions={
            !fixed && (
              <Button variant="default" size="sm" onClick={() => put({ weights: { ...usualWeights } })}>
                {t('plans.weights.usual')}
              </Button>
            )
          }
        >
          <Sliders value={options.weights} onChange={(weights) => put({ weights })} disabled={fixed} />
        </Section>
        <Section title={t('plans.kinds.title')} description={t('plans.kinds.description')}>
          <KindsTable
            kinds={options.kinds}
            errors={options.kinds.map((_, at) => errors[`kinds/${at}`])}
            {...{ choices, formats }}
            disabled={fixed}
            onChange={(kinds) => {
              setErrors({});
              put({ kinds });
            }}
          />
        </Section>
        <Section title={t('plans.rest.title')}>
          <Stack gap="lg">
            <MultiSelect
              label={t('plans.rest.coaches')}
              description={t('plans.rest.coachesHint')}
              data={[...choices.coaches]}
              value={coaches}
              onChange={setCoaches}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('desk.fields.clear') }}
              disabled={fixed}
            />
            <PlanHours
              plan={plan}
              hours={options.hours}
              errors={errors}
              disabled={fixed}
              onChange={(hours) => put({ hours })}
            />
            {plan.summary.groups > 0 && (
              <Radio.Group
                label={t('plans.freedom.label')}
                value={options.groups}
                onChange={(groups) => put({ groups: groups as PlanOptions['groups'] })}
              >
                <Stack gap="xs" mt="xs">
                  {FREEDOMS.map((one) => (
                    <Radio key={one} value={one} label={t(`plans.freedom.${one}`)} disabled={fixed} />
                  ))}
                </Stack>
              </Radio.Group>
            )}
            <Checkbox
              label={t('plans.rest.waiting')}
              checked={options.with_waiting}
              onChange={({ currentTarget }) => put({ with_waiting: currentTarget.checked })}
              disabled={fixed}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <NumberInput
                label={t('plans.limits.seconds')}
                min={1}
                max={600}
                value={options.seconds}
                onChange={(seconds) => put({ seconds: Number(seconds) })}
                error={errors.seconds}
                disabled={fixed}
              />
              <DecimalInput
                label={t('plans.limits.gap')}
                min={0}
                max={50}
                value={options.gap * 100}
                onChange={(gap) => put({ gap: Number(gap) / 100 })}
                error={errors.gap}
                disabled={fixed}
              />
            </SimpleGrid>
          </Stack>
        </Section>
        {fixed ? (
          <Text c="dimmed">{t(plan.solving ? 'plans.solvingFixed' : 'plans.appliedFixed')}</Text>
        ) : (
          <Group justify="flex-end">
            <Button type="submit" loading={saving.busy}>
              {t('plans.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

type Errors = Record<string, string | undefined>;

/** By the field, or by the kind and its place, to which it belongs. */
function errorsOf(error: unknown): Errors {
  if (!(error instanceof ProblemError)) return {};
  const found: Errors = {};
  for (const problem of error.errors) {
    const [, field = '', at] = problem.path.replace(/^\//, '').split('/');
    const key = at === undefined ? field : `${field}/${at}`;
    found[key] ??= fieldMessage(problem);
  }
  return found;
}
