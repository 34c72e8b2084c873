import { Button, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import {
  continueSeason,
  previewSeason,
  type SeasonAsked,
  type SeasonContinued,
  type SeasonCopy,
  type SeasonHolder,
} from '../season-api.ts';
import { seasonOf } from '../season-dates.ts';
import { type Term, termsQuery } from '../terms-api.ts';
import type { Choice } from './editor/fields.tsx';
import { SeasonDone } from './season-done.tsx';
import { type SeasonChosen, SeasonGroups } from './season-groups.tsx';

interface SeasonDialogProps {
  club_id: string;
  today: LocalDate;
  types: Choice[];
  formats: Formats;
  /** The drafts that were made are to be looked at. */
  onDrafts: () => void;
  onClose: () => void;
}

interface Seen {
  groups: SeasonCopy[];
  holders: SeasonHolder[];
}
type Step =
  | { at: 'asking' }
  | ({ at: 'choosing'; asked: SeasonAsked } & Seen)
  | { at: 'done'; made: SeasonContinued; published: boolean };

/** A whole season again: which, on what dates, a look at every group and who goes on in it; it can be taken back. */
export function SeasonDialog({ club_id, today, types, formats, onDrafts, onClose }: SeasonDialogProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ at: 'asking' });
  const going = useChange(async (send, { asked, chosen }: { asked: SeasonAsked; chosen: SeasonChosen }) => {
    const made = await send(continueSeason, { ...asked, ...chosen });
    setStep({ at: 'done', made, published: chosen.publish });
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('scheduling.season.title')}
      closeLabel={t('common.close')}
    >
      {step.at === 'asking' && (
        <Asking
          {...{ club_id, today, types }}
          onSeen={(asked, seen) => setStep({ at: 'choosing', asked, ...seen })}
        />
      )}
      {step.at === 'choosing' && (
        <SeasonGroups
          groups={step.groups}
          holders={step.holders}
          formats={formats}
          busy={going.busy}
          onBack={() => setStep({ at: 'asking' })}
          onChosen={(chosen) => going.run({ asked: step.asked, chosen })}
        />
      )}
      {step.at === 'done' && <SeasonDone {...step} {...{ onDrafts, onClose }} />}
    </Dialog>
  );
}

interface AskingProps extends Pick<SeasonDialogProps, 'club_id' | 'today' | 'types'> {
  onSeen: (asked: SeasonAsked, seen: Seen) => void;
}

function Asking({ club_id, today, types, onSeen }: AskingProps) {
  const { t } = useTranslation();
  const { data: terms = [] } = useQuery(termsQuery(club_id));
  const needed = (date: LocalDate | null) => (date ? null : t('desk.invalid.required'));
  const inOrder = (last: LocalDate | null, first: LocalDate | null) =>
    last && first && last < first ? t('desk.invalid.order') : null;
  const form = useForm({
    initialValues: {
      ...(seasonOf(today) as { from: LocalDate | null; until: LocalDate | null }),
      start_date: null as LocalDate | null,
      end_date: null as LocalDate | null,
      class_type_id: null as string | null,
      term_id: null as string | null,
    },
    validate: {
      from: needed,
      until: (date, { from }) => needed(date) ?? inOrder(date, from),
      start_date: needed,
      end_date: (date, { start_date }) => inOrder(date, start_date),
    },
  });
  const { busy, run } = useChange(
    async (send, { from, until, start_date, end_date, class_type_id, term_id }: typeof form.values) => {
      const asked: SeasonAsked = {
        ...{ club_id, from: from!, until: until!, start_date: start_date!, end_date },
        ...(class_type_id && { class_type_id }),
        ...(term_id && { term_id }),
      };
      onSeen(asked, await send(previewSeason, asked));
    },
    { form },
  );
  return (
    <form onSubmit={form.onSubmit((values) => run(values))} noValidate>
      <Stack>
        <Text c="dimmed">{t('scheduling.season.text')}</Text>
        {terms.length > 0 && (
          <Select
            label={t('scheduling.season.term')}
            description={t('scheduling.season.termHint')}
            data={terms.map(({ id, name }) => ({ value: id, label: name }))}
            clearable
            value={form.values.term_id}
            error={form.errors.term_id}
            onChange={(id) => form.setValues(inTerm(terms, id))}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <DateField label={t('scheduling.season.from')} {...form.getInputProps('from')} />
          <DateField label={t('scheduling.season.until')} {...form.getInputProps('until')} />
          <DateField label={t('scheduling.season.start')} {...form.getInputProps('start_date')} />
          <DateField
            label={t('scheduling.season.end')}
            clearable
            min={form.values.start_date ?? undefined}
            {...form.getInputProps('end_date')}
          />
        </SimpleGrid>
        <Select
          label={t('scheduling.manager.type')}
          placeholder={t('scheduling.season.allTypes')}
          data={types}
          clearable
          {...form.getInputProps('class_type_id')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {t('scheduling.season.look')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The new season is a term: its dates come with it, and may be others. */
function inTerm(terms: readonly Term[], term_id: string | null) {
  const term = terms.find(({ id }) => id === term_id);
  return { term_id, ...(term && { start_date: term.starts_on, end_date: term.ends_on }) };
}
