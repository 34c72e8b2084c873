import { Button, Group, Rating, Stack, Text } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import { type EvaluatedClass, myEvaluationsQuery } from '../api.ts';
import { EvaluateDialog } from './evaluate-dialog.tsx';

interface OwnEvaluationsProps {
  formats: Formats;
  /** Whether it has to be said whose class one was. */
  named: boolean;
}

/** The last classes that somebody came to, to be evaluated; nothing where there is none. */
export function OwnEvaluations({ formats, named }: OwnEvaluationsProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(myEvaluationsQuery);
  const [open, setOpen] = useState<EvaluatedClass>();
  const titleOf = (one: EvaluatedClass) => `${one.name}, ${formats.dateShort(one.local_date)}`;
  const shown = data.filter(({ evaluation, abilities }) => evaluation !== null || abilities.evaluate);
  if (shown.length === 0) return null;
  return (
    <Section title={t('evaluations.own')} description={t('evaluations.ownHint')}>
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {shown.map((one) => (
          <Group component="li" key={`${one.session_id} ${one.student_id}`} justify="space-between" gap="xs">
            <div>
              <Text fw={600}>{one.instructor.name}</Text>
              <Text size="sm" c="dimmed">
                {[titleOf(one), ...(named ? [one.student_name] : [])].join(' · ')}
              </Text>
              <Mine of={one} />
            </div>
            {(one.abilities.evaluate || one.evaluation?.abilities.change) && (
              <Button
                variant={one.evaluation ? 'default' : 'light'}
                size="sm"
                leftSection={<IconStar size={17} aria-hidden />}
                aria-label={t(one.evaluation ? 'evaluations.changeOf' : 'evaluations.evaluateOf', {
                  name: one.instructor.name,
                  what: titleOf(one),
                })}
                onClick={() => setOpen(one)}
              >
                {t(one.evaluation ? 'evaluations.change' : 'evaluations.evaluate')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {open && <EvaluateDialog of={open} title={titleOf(open)} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}

function Mine({ of: { evaluation, instructor } }: { of: EvaluatedClass }) {
  const { t } = useTranslation();
  if (!evaluation) return null;
  return (
    <>
      <Group gap="xs">
        <Rating value={evaluation.overall_rating} readOnly aria-hidden />
        <Text span size="sm">
          {t('evaluations.stars', { count: evaluation.overall_rating })}
        </Text>
        {evaluation.is_anonymous && (
          <Text span size="sm" c="dimmed">
            {t(evaluation.waits ? 'evaluations.waits' : 'evaluations.isAnonymous')}
          </Text>
        )}
      </Group>
      {evaluation.reply && (
        <Text size="sm" mt={4} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {t('evaluations.replied', { name: instructor.name, reply: evaluation.reply })}
        </Text>
      )}
    </>
  );
}
