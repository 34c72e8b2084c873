import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { DialogFooter } from '../../../../ui/dialog-footer.tsx';
import { answerFor, type RenewalAnswer, renewalsQuery, type Term } from '../../terms-api.ts';

const colors = { asked: 'yellow', stays: 'teal', declined: 'gray', lapsed: 'gray' } as const;

interface TermAnswersProps {
  term: Term;
  formats: Formats;
  onBack: () => void;
}

/** Who of the holders stays, who leaves and who has not said; the desk says it for them. */
export function TermAnswers({ term, formats, onBack }: TermAnswersProps) {
  const { t } = useTranslation();
  const query = useQuery(renewalsQuery(term.id));
  return (
    <Stack>
      <Loaded query={query}>
        {(answers) =>
          answers.length === 0 ? (
            <Text c="dimmed">{t('scheduling.schoolTerms.nobody')}</Text>
          ) : (
            <>
              <Text>{countsOf(answers, t)}</Text>
              <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
                {answers.map((one) => (
                  <Answer key={one.place_id} one={one} formats={formats} />
                ))}
              </Stack>
            </>
          )
        }
      </Loaded>
      <DialogFooter>
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
      </DialogFooter>
    </Stack>
  );
}

type Counted = `scheduling.schoolTerms.counts.${RenewalAnswer['state']}`;

const countsOf = (
  answers: readonly RenewalAnswer[],
  t: (key: Counted, options: { count: number }) => string,
): string =>
  (['stays', 'declined', 'asked', 'lapsed'] as const)
    .map((state) => ({ state, count: answers.filter((one) => one.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => t(`scheduling.schoolTerms.counts.${state}`, { count }))
    .join(' · ');

function Answer({ one, formats }: { one: RenewalAnswer; formats: Formats }) {
  const { t } = useTranslation();
  const saying = useChange(
    (send, answer: 'stays' | 'leaves') => send(answerFor, { id: one.place_id, answer }),
    { done: t('scheduling.schoolTerms.answered') },
  );
  const said = (answer: 'stays' | 'leaves') => (
    <Button
      variant="default"
      size="compact-sm"
      h={40}
      loading={saying.busy && saying.input === answer}
      disabled={saying.busy && saying.input !== answer}
      aria-label={`${t(`scheduling.schoolTerms.say.${answer}`)}: ${one.student_name}, ${one.schedule_name}`}
      onClick={() => saying.run(answer)}
    >
      {t(`scheduling.schoolTerms.say.${answer}`)}
    </Button>
  );
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ flex: '1 1 200px', minWidth: 0 }}>
        <Group gap={8}>
          <Text fw={600}>{one.student_name}</Text>
          <Badge variant="light" color={colors[one.state]}>
            {t(
              one.told
                ? `scheduling.schoolTerms.states.${one.state}`
                : 'scheduling.schoolTerms.states.untold',
            )}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {one.schedule_name}
          {one.answered_at &&
            ` · ${t('scheduling.schoolTerms.by', {
              name: one.answered_by ?? '',
              when: formats.dateTime(one.answered_at),
            })}`}
        </Text>
      </div>
      {one.may_answer && (
        <Group gap="xs">
          {one.state !== 'stays' && said('stays')}
          {one.state !== 'declined' && said('leaves')}
        </Group>
      )}
    </Group>
  );
}
