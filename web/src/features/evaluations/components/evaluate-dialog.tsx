import { Checkbox, Input, Rating, Switch, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { changeEvaluation, type EvaluatedClass, evaluate } from '../api.ts';

const ratings = ['overall_rating', 'teaching_quality', 'punctuality', 'communication'] as const;

interface EvaluateDialogProps {
  of: EvaluatedClass;
  /** The class in words: name and day. */
  title: string;
  onClose: () => void;
}

/** What somebody says of who gave a class: four ratings, words, and whether their name stands beside them. */
export function EvaluateDialog({ of, title, onClose }: EvaluateDialogProps) {
  const { t } = useTranslation();
  const form = useEvaluation(of);
  const { busy, run } = useChange(
    async (send, values: typeof form.values) => {
      const { session_id, student_id, instructor, evaluation } = of;
      await (evaluation
        ? send(changeEvaluation(evaluation.id), values)
        : send(evaluate(instructor.id), { ...values, session_id, student_id }));
      toastDone(t(values.is_anonymous ? 'evaluations.savedAnonymous' : 'evaluations.saved'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('evaluations.of', { name: of.instructor.name })}
      confirmLabel={t('evaluations.send')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => form.onSubmit((values) => run(values))()}
    >
      <Text c="dimmed">{title}</Text>
      {ratings.map((name) => {
        const { error, value, onChange } = form.getInputProps(name);
        return (
          <Input.Wrapper
            key={name}
            label={t(`evaluations.ratings.${name}`)}
            labelElement="div"
            withAsterisk
            error={error}
          >
            <Rating
              size="lg"
              role="radiogroup"
              aria-label={t(`evaluations.ratings.${name}`)}
              getSymbolLabel={(stars) => t('evaluations.stars', { count: stars })}
              {...{ value, onChange }}
              // By keys it only shows what would be chosen, until somebody presses the space bar.
              onKeyUp={({ key, target }) => {
                if (key.startsWith('Arrow') && target instanceof HTMLInputElement)
                  onChange(Number(target.value));
              }}
            />
          </Input.Wrapper>
        );
      })}
      <Textarea
        label={t('evaluations.comments')}
        autosize
        minRows={3}
        maxLength={4_000}
        {...form.getInputProps('comments')}
      />
      <Switch
        label={t('evaluations.recommend')}
        {...form.getInputProps('would_recommend', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('evaluations.anonymous')}
        description={t('evaluations.anonymousHint')}
        {...form.getInputProps('is_anonymous', { type: 'checkbox' })}
      />
    </Confirm>
  );
}

function useEvaluation({ evaluation }: EvaluatedClass) {
  const { t } = useTranslation();
  const chosen = (stars: number) => (stars >= 1 ? null : t('evaluations.choose'));
  return useForm({
    initialValues: {
      overall_rating: evaluation?.overall_rating ?? 0,
      teaching_quality: evaluation?.teaching_quality ?? 0,
      punctuality: evaluation?.punctuality ?? 0,
      communication: evaluation?.communication ?? 0,
      comments: evaluation?.comments ?? '',
      would_recommend: evaluation?.would_recommend ?? true,
      is_anonymous: evaluation?.is_anonymous ?? false,
    },
    validate: Object.fromEntries(ratings.map((name) => [name, chosen])),
  });
}
