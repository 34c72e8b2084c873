import { Button, Group, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { ButtonLink } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import { closeFirstSteps, type FirstStep, firstStepsQuery } from '../api.ts';
import classes from './first-steps.module.css';

/** Where each step is done: the page, and what of it. */
const WAYS = {
  opening_hours: { to: '/admin/settings/club', hash: 'opening-hours' },
  courts: { to: '/admin/courts', hash: 'add' },
  class_types: { to: '/admin/catalog', hash: 'class-types' },
  instructors: { to: '/admin/instructors', hash: 'add' },
  classes: { to: '/admin/schedules/new' },
  closures: { to: '/admin/settings/club', hash: 'closures' },
  clients: { to: '/admin/clients', hash: 'add' },
  mail: { to: '/admin/settings/mail' },
} as const satisfies Record<FirstStep, { to: string; hash?: string }>;

/** What a new club does first, until it is done or put away. */
export function FirstSteps({ club_id }: { club_id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(firstStepsQuery(club_id));
  const { busy, run } = useChange((send) => send(closeFirstSteps, club_id));
  if (!data?.shown) return null;
  const { steps } = data;
  const next = steps.find(({ done }) => !done)?.step;
  const count = steps.filter(({ done }) => done).length;
  return (
    <Section
      title={t('setup.steps.title')}
      description={t('setup.steps.text', { count, total: steps.length })}
      actions={
        <Button variant="subtle" size="compact-md" loading={busy} onClick={() => run()}>
          {t('setup.steps.close')}
        </Button>
      }
    >
      <ol className={classes.steps}>
        {steps.map(({ step, done }) => (
          <Step key={step} step={step} done={done} isNext={step === next} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ step, done, isNext }: { step: FirstStep; done: boolean; isNext: boolean }) {
  const { t } = useTranslation();
  const label = t(`setup.steps.${step}.title`);
  return (
    <li className={classes.step} aria-current={isNext ? 'step' : undefined}>
      <ThemeIcon
        size={28}
        radius="xl"
        variant={done ? 'filled' : 'transparent'}
        color={done ? 'teal.8' : 'gray'}
      >
        {done ? (
          <IconCheck size={18} role="img" aria-label={t('setup.steps.done')} />
        ) : (
          <IconCircle size={22} aria-hidden />
        )}
      </ThemeIcon>
      <div className={classes.words}>
        <Text fw={600} {...(done && { c: 'dimmed' })}>
          {label}
        </Text>
        {!done && (
          <Text size="sm" c="dimmed">
            {t(`setup.steps.${step}.text`)}
          </Text>
        )}
      </div>
      {!done && (
        <Group gap={6} className={classes.ways}>
          {step === 'classes' && (
            <ButtonLink to="/admin/import" variant="subtle" size="sm">
              {t('setup.steps.import')}
            </ButtonLink>
          )}
          <ButtonLink
            {...WAYS[step]}
            variant={isNext ? 'filled' : 'default'}
            size="sm"
            aria-label={`${t('setup.steps.go')}: ${label}`}
          >
            {t('setup.steps.go')}
          </ButtonLink>
        </Group>
      )}
    </li>
  );
}
