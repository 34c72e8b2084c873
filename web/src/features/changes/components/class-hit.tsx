import { Badge, Group, Paper, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { ChoiceBar } from '../../../ui/choice-bar.tsx';
import type { Choice, ClassHit } from '../api.ts';
import { choose } from '../choices.ts';
import { type Courts, MoveFields } from './move-fields.tsx';

interface ClassHitLineProps {
  hit: ClassHit;
  choice: Choice;
  formats: Formats;
  courts: Courts;
  onChoose: (choice: Choice) => void;
}

/** One class in the way of a change, and what becomes of it. */
export function ClassHitLine({ hit, choice, formats, courts, onChoose }: ClassHitLineProps) {
  const { t } = useTranslation();
  const day = formats.dayShort(hit.local_date);
  const when = `${day}, ${hit.local_time.slice(0, 5)}`;
  const where = [hit.court?.name, hit.instructor?.display_name].filter(Boolean).join(' · ');
  return (
    <Paper withBorder p="sm" component="li" aria-label={`${hit.name}, ${when}`}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={650}>{hit.name}</Text>
            <Text size="sm">{when}</Text>
            {where && (
              <Text size="sm" c="dimmed">
                {where}
              </Text>
            )}
          </div>
          <Stack gap={4} align="flex-end" style={{ flexShrink: 0 }}>
            <Count label={t('changes.class.enrolled', { count: hit.enrolled_count })} />
            {hit.waitlisted_count > 0 && (
              <Count label={t('changes.class.waiting', { count: hit.waitlisted_count })} />
            )}
          </Stack>
        </Group>
        <Losing hit={hit} />
        <Decision {...{ hit, choice, courts, onChoose }} what={`${hit.name}, ${when}`} />
      </Stack>
    </Paper>
  );
}

/** Of a class that gets fewer places: who would lose theirs. */
function Losing({ hit: { losing } }: Pick<ClassHitLineProps, 'hit'>) {
  const { t } = useTranslation();
  if (losing.length === 0) return null;
  const names = losing.map(({ student_name, is_fixed }) =>
    is_fixed ? t('changes.capacity.fixed', { name: student_name }) : student_name,
  );
  return (
    <Text size="sm">{t('changes.capacity.losing', { count: losing.length, names: names.join(', ') })}</Text>
  );
}

const Count = ({ label }: { label: string }) => (
  <Badge variant="light" c="var(--mantine-color-text)" tt="none">
    {label}
  </Badge>
);

type DecisionProps = Omit<ClassHitLineProps, 'formats'> & { what: string };

function Decision({ hit, choice, courts, what, onChoose }: DecisionProps) {
  const { t } = useTranslation();
  if (hit.offers.length === 1)
    return (
      <Text size="sm" c="dimmed">
        {t('changes.class.notYours')}
      </Text>
    );
  const offered = hit.offers.filter(
    (action) => action !== 'substitute' || hit.substitutes.some((one) => one.possible),
  );
  return (
    <>
      <Actions
        label={t('changes.class.decision', { what })}
        data={offered.map((value) => ({ value, label: t(`changes.actions.${value}`) }))}
        value={choice.action}
        onChange={(action) => onChoose(chosen(hit, action))}
      />
      {choice.action === 'move' && <MoveFields {...{ hit, choice, courts, onChoose }} />}
      {choice.action === 'substitute' ? (
        <Select
          label={t('changes.class.substitute')}
          data={substituteOptions(hit, t)}
          value={choice.instructor_id ?? null}
          allowDeselect={false}
          onChange={(id) => id && onChoose(choose(hit, 'substitute', id))}
        />
      ) : (
        <NobodyFree hit={hit} />
      )}
    </>
  );
}

interface ActionsProps {
  label: string;
  data: { value: Choice['action']; label: string }[];
  value: Choice['action'];
  onChange: (action: Choice['action']) => void;
}

/** Side by side; more than fit on a phone are a menu there. */
function Actions({ label, data, value, onChange }: ActionsProps) {
  if (data.length > 4) return <ChoiceBar {...{ label, data, value, onChange }} />;
  return (
    <SegmentedControl
      fullWidth
      aria-label={label}
      data={data}
      value={value}
      onChange={(action) => onChange(action as Choice['action'])}
    />
  );
}

/** The best substitute, or the first who could be asked. */
function chosen(hit: ClassHit, action: Choice['action']): Choice {
  return choose(hit, action, action === 'substitute' ? hit.substitutes[0]?.instructor.id : undefined);
}

/** Where no colleague can give the class: who they are, and why not. */
function NobodyFree({ hit }: { hit: ClassHit }) {
  const { t } = useTranslation();
  if (!hit.offers.includes('substitute') || hit.substitutes.some(({ possible }) => possible)) return null;
  const reasons = hit.substitutes.map((one) => `${one.instructor.display_name}: ${problemsOf(one, t)}`);
  return (
    <Text size="sm" c="dimmed">
      {[t('changes.class.nobody'), ...reasons].join(' · ')}
    </Text>
  );
}

type Substitute = ClassHit['substitutes'][number];

const problemsOf = ({ problems, busy_with }: Substitute, t: TFunction): string =>
  problems.map((one) => t(`changes.problems.${one}`, { class: busy_with ?? '' })).join(', ');

function substituteOptions({ substitutes }: ClassHit, t: TFunction) {
  const groups = [
    { group: t('changes.class.can'), of: (one: Substitute) => one.problems.length === 0 },
    { group: t('changes.class.ask'), of: (one: Substitute) => one.problems.length > 0 && one.possible },
    { group: t('changes.class.cannot'), of: (one: Substitute) => !one.possible },
  ];
  return groups.flatMap(({ group, of }) => {
    const items = substitutes.filter(of).map((one) => ({
      value: one.instructor.id,
      label: [one.instructor.display_name, problemsOf(one, t)].filter(Boolean).join(' · '),
      disabled: !one.possible,
    }));
    return items.length > 0 ? [{ group, items }] : [];
  });
}
