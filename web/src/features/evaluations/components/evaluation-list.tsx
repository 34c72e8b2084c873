import { Button, Group, Rating, Stack, Text, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { Section } from '../../../ui/section.tsx';
import { evaluationsQuery, type InstructorEvaluation, replyTo, summaryQuery } from '../api.ts';
import { EvaluationSummary } from './evaluation-summary.tsx';

interface OfCoach {
  instructor_id: string;
  formats: Formats;
}

/** What is said of a coach: the summary, and each one for who may read them. */
export function CoachEvaluations({ instructor_id, formats, reads }: OfCoach & { reads: boolean }) {
  const summary = useQuery(summaryQuery(instructor_id));
  return (
    <Stack gap="lg">
      <Loaded query={summary}>{(data) => <EvaluationSummary evaluations={data} formats={formats} />}</Loaded>
      {reads && summary.data && summary.data.total_ratings > 0 && (
        <EvaluationList {...{ instructor_id, formats }} />
      )}
    </Stack>
  );
}

function EvaluationList({ instructor_id, formats }: OfCoach) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(evaluationsQuery(instructor_id));
  return (
    <Section title={t('evaluations.list')} description={t('evaluations.listHint')}>
      <Loaded query={query}>
        {({ pages }) => (
          <Stack component="ul" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
            {pages
              .flatMap(({ results }) => results)
              .map((one) => (
                <OneEvaluation key={one.id} evaluation={one} formats={formats} />
              ))}
          </Stack>
        )}
      </Loaded>
      <More query={query} label={t('evaluations.more')} mt="md" />
    </Section>
  );
}

function OneEvaluation({ evaluation, formats }: { evaluation: InstructorEvaluation; formats: Formats }) {
  const { t } = useTranslation();
  const [answering, setAnswering] = useState(false);
  const { student, session, month, overall_rating, comments, reply, abilities } = evaluation;
  const aspects = (['teaching_quality', 'punctuality', 'communication'] as const).map((name) =>
    t('evaluations.aspect', { what: t(`evaluations.ratings.${name}`), rating: evaluation[name] }),
  );
  const who = student?.name ?? t('evaluations.isAnonymous');
  const when = session
    ? `${session.name}, ${formats.dateShort(session.local_date)}`
    : formats.month(`${month}-01`);
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{who}</Text>
          <Text size="sm" c="dimmed">
            {when}
          </Text>
        </div>
        <Group gap="xs">
          <Rating value={overall_rating} readOnly aria-hidden />
          <Text size="sm">{t('evaluations.stars', { count: overall_rating })}</Text>
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {aspects.join(' · ')}
      </Text>
      {comments && (
        <Text mt={6} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {comments}
        </Text>
      )}
      {reply && !answering && (
        <Text mt={6} size="sm" c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {t('evaluations.answer', { reply })}
        </Text>
      )}
      {abilities.reply &&
        (answering ? (
          <Answer evaluation={evaluation} onClose={() => setAnswering(false)} />
        ) : (
          <Button
            variant="light"
            size="sm"
            mt={6}
            aria-label={t('evaluations.replyTo', { who, when })}
            onClick={() => setAnswering(true)}
          >
            {t(reply ? 'evaluations.changeReply' : 'evaluations.reply')}
          </Button>
        ))}
    </li>
  );
}

function Answer({ evaluation, onClose }: { evaluation: InstructorEvaluation; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(evaluation.reply);
  const { busy, run } = useChange(async (send) => {
    await send(replyTo(evaluation.id), text);
    onClose();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Textarea
        mt="xs"
        data-autofocus
        label={t('evaluations.yourReply')}
        description={t('evaluations.replyHint')}
        autosize
        minRows={2}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group mt="xs" gap="xs">
        <Button type="submit" size="sm" loading={busy}>
          {t('common.save')}
        </Button>
        <Button variant="default" size="sm" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  );
}
