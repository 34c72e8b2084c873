import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { removeTerm, type Term, termsQuery } from '../../terms-api.ts';
import { TermAnswers } from './term-answers.tsx';
import { TermForm } from './term-form.tsx';

interface TermsDialogProps {
  club_id: string;
  formats: Formats;
  onClose: () => void;
  /** What leads to more of a term. */
  link: (term: Term) => ReactNode;
}

type Step = { at: 'list' } | { at: 'form'; term: Term | null } | { at: 'answers'; term: Term };

/** The terms of a club: their dates, how holders renew in them, and what they have answered. */
export function TermsDialog({ club_id, formats, onClose, link }: TermsDialogProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ at: 'list' });
  const back = () => setStep({ at: 'list' });
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={step.at === 'answers' ? step.term.name : t('scheduling.schoolTerms.title')}
      closeLabel={t('common.close')}
    >
      {step.at === 'list' && <Terms {...{ club_id, formats, link }} onStep={setStep} />}
      {step.at === 'form' && <TermForm {...{ club_id }} term={step.term} onDone={back} />}
      {step.at === 'answers' && <TermAnswers term={step.term} formats={formats} onBack={back} />}
    </Dialog>
  );
}

interface TermsProps extends Pick<TermsDialogProps, 'club_id' | 'formats' | 'link'> {
  onStep: (step: Step) => void;
}

function Terms({ club_id, formats, onStep, link }: TermsProps) {
  const { t } = useTranslation();
  const query = useQuery(termsQuery(club_id));
  return (
    <Stack>
      <Text c="dimmed">{t('scheduling.schoolTerms.text')}</Text>
      <Loaded query={query}>
        {(terms) => (
          <Stack gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {terms.map((term) => (
              <OneTerm key={term.id} {...{ term, formats, onStep, link }} />
            ))}
          </Stack>
        )}
      </Loaded>
      <Group justify="flex-end">
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onStep({ at: 'form', term: null })}
        >
          {t('scheduling.schoolTerms.add')}
        </Button>
      </Group>
    </Stack>
  );
}

type OneTermProps = { term: Term } & Pick<TermsProps, 'formats' | 'onStep' | 'link'>;

function OneTerm({ term, formats, onStep, link }: OneTermProps) {
  const { t } = useTranslation();
  const removing = useChange((send) => send(removeTerm, term.id), {
    done: t('scheduling.schoolTerms.removed'),
  });
  const day = (date: string) => formats.dayShort(date);
  const asks = term.renewal_needs === 'answer';
  const named = (text: string) => ({ 'aria-label': `${text}: ${term.name}` });
  return (
    <Group component="li" justify="space-between" align="flex-start" gap="xs">
      <div style={{ flex: '1 1 220px', minWidth: 0 }}>
        <Text fw={600}>{term.name}</Text>
        <Text size="sm" c="dimmed">
          {formats.date(term.starts_on)} – {formats.date(term.ends_on)}
          {' · '}
          {t('scheduling.schoolTerms.groups', { count: term.groups })}
        </Text>
        {term.renewal_from && term.renewal_until && (
          <Text size="sm" c="dimmed">
            {t(asks ? 'scheduling.schoolTerms.asks' : 'scheduling.schoolTerms.window', {
              from: day(term.renewal_from),
              until: day(term.renewal_until),
            })}
            {term.opens_on && ` · ${t('scheduling.schoolTerms.opens', { date: day(term.opens_on) })}`}
          </Text>
        )}
      </div>
      <Group gap="xs">
        {link(term)}
        {asks && (
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            {...named(t('scheduling.schoolTerms.answers'))}
            onClick={() => onStep({ at: 'answers', term })}
          >
            {t('scheduling.schoolTerms.answers')}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          h={40}
          {...named(t('scheduling.schoolTerms.edit'))}
          onClick={() => onStep({ at: 'form', term })}
        >
          {t('scheduling.schoolTerms.edit')}
        </Button>
        {term.abilities.delete && (
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            loading={removing.busy}
            {...named(t('scheduling.schoolTerms.remove'))}
            onClick={() => removing.run()}
          >
            {t('scheduling.schoolTerms.remove')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
