import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Send } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import { DateField } from '../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DialogFooter } from '../../../ui/dialog-footer.tsx';
import { ButtonLink } from '../../../ui/link.tsx';
import { useIsDesktop } from '../../../ui/use-is-desktop.ts';
import type { ChangeEffect, ChangePreview } from '../api.ts';
import {
  type Action,
  type Back,
  backOf,
  type Choices,
  chosenForAll,
  moneyOf,
  movedToDay,
  type Summary,
  summaryOf,
} from '../choices.ts';
import type { Step } from '../use-change-steps.ts';
import { ClassHitLine } from './class-hit.tsx';
import type { Courts } from './move-fields.tsx';
import { MovedOnto } from './moved-onto.tsx';
import { Telling } from './telling.tsx';

interface ChangeDialogProps {
  step: Exclude<Step, { at: 'asking' }>;
  title: string;
  formats: Formats;
  onChoices: (choices: Choices) => void;
  onDecide: (send: Send, choices: Choices, keep_overlaps?: boolean) => Promise<void>;
  courts: Courts;
  onBack: () => void;
  onClose: () => void;
}

/** The classes in the way of a change with what becomes of them; afterwards who was told and who is to be called. */
export function ChangeDialog({
  step,
  title,
  formats,
  onChoices,
  onDecide,
  courts,
  onBack,
  onClose,
}: ChangeDialogProps) {
  const { t } = useTranslation();
  const desktop = useIsDesktop();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      size={step.at === 'done' ? 'md' : 'lg'}
      fullScreen={!desktop && step.at === 'deciding'}
      closeLabel={t('common.close')}
    >
      {step.at === 'deciding' ? (
        <Deciding {...step} {...{ formats, onChoices, onDecide, courts, onBack }} />
      ) : (
        <Done effect={step.effect} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Done({ effect, onClose }: { effect: ChangeEffect; onClose: () => void }) {
  const { t } = useTranslation();
  const start = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone; what was done is read from its beginning.
  useEffect(() => start.current?.focus(), []);
  return (
    <Stack ref={start} tabIndex={-1} style={{ outline: 'none' }}>
      <Outcome summary={effect} done />
      <DialogFooter>
        <ButtonLink variant="subtle" to="/admin/changes" search={{ change: effect.id }}>
          {t('changes.list.seeThis')}
        </ButtonLink>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogFooter>
    </Stack>
  );
}

type DecidingProps = Omit<Extract<Step, { at: 'deciding' }>, 'at'> &
  Pick<ChangeDialogProps, 'formats' | 'onChoices' | 'onDecide' | 'courts' | 'onBack'>;

/** A club that is given up has hundreds: what is chosen for all goes for those that do not show, too. */
const MOST = 40;

function Deciding({ preview, choices, changed, clashes, formats, ...rest }: DecidingProps) {
  const { onChoices, onDecide, courts, onBack } = rest;
  const { t } = useTranslation();
  const { classes } = preview;
  const deciding = useChange((send, chosen: Choices) => onDecide(send, chosen, clashes.length > 0));
  const summary = summaryOf(preview, choices);
  const fewer = classes.some((one) => one.losing.length > 0);
  const [shown, setShown] = useState(MOST);
  return (
    <Stack>
      {changed && <Alert color="yellow">{t('changes.changed')}</Alert>}
      {classes.length > 0 && (
        <Text>{t(fewer ? 'changes.capacity.intro' : 'changes.intro', { count: classes.length })}</Text>
      )}
      <Reserved reservations={preview.reservations} formats={formats} />
      <Assisting classes={preview.assisting} formats={formats} />
      {classes.length > 1 && <ForAll {...{ classes, choices, onChoices }} />}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {classes.slice(0, shown).map((hit) => (
          <ClassHitLine
            key={hit.session_id}
            hit={hit}
            choice={choices.get(hit.session_id)!}
            formats={formats}
            courts={courts}
            onChoose={(choice) => onChoices(new Map(choices).set(hit.session_id, choice))}
          />
        ))}
      </Stack>
      {classes.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + MOST)}>
          {t('changes.more', { count: classes.length - shown })}
        </Button>
      )}
      <FixedPlaces preview={preview} choices={choices} formats={formats} />
      <MovedOnto clashes={clashes} formats={formats} />
      {classes.length > 0 && <Outcome summary={summary} />}
      <Money money={moneyOf(preview, choices)} formats={formats} />
      <ComesBack back={backOf(preview, choices)} formats={formats} />
      <DialogFooter>
        <Button variant="default" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button
          loading={deciding.busy}
          onClick={() => deciding.run(choices)}
          {...(summary.cancelled + summary.cancel_last > 0 && { color: 'red.8' })}
        >
          {t(clashes.length > 0 ? 'changes.overlaps.apply' : 'changes.apply')}
        </Button>
      </DialogFooter>
    </Stack>
  );
}

interface ForAllProps extends Pick<ChangePreview, 'classes'>, Pick<ChangeDialogProps, 'onChoices'> {
  choices: Choices;
}

function ForAll({ classes, choices, onChoices }: ForAllProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState<LocalDate | null>(null);
  const moving = [...choices.values()].filter(({ action }) => action === 'move');
  const actions = (
    [
      'substitute',
      'cancel',
      'move',
      'without_coach',
      'queue_last',
      'cancel_last',
      'keep',
    ] as const satisfies Action[]
  ).filter((action) => classes.some(({ offers }) => offers.includes(action)));
  return (
    <Group gap="xs" role="group" aria-label={t('changes.all.label')}>
      <Text size="sm">{t('changes.all.label')}</Text>
      {actions.map((action) => (
        <Button
          key={action}
          size="xs"
          variant="light"
          onClick={() => onChoices(chosenForAll(classes, action))}
        >
          {t(`changes.all.${action}`)}
        </Button>
      ))}
      {moving.length > 1 && (
        <DateField
          label={t('changes.all.day')}
          value={day}
          onChange={(date) => {
            setDay(date);
            if (date) onChoices(movedToDay(choices, date));
          }}
        />
      )}
    </Group>
  );
}

/** Holders of a fixed place who lose a date by what was chosen. */
function FixedPlaces({
  preview,
  choices,
  formats,
}: {
  preview: ChangePreview;
  choices: Choices;
  formats: Formats;
}) {
  const { t } = useTranslation();
  const off = new Set(
    preview.classes
      .filter(({ session_id }) => choices.get(session_id)?.action === 'cancel')
      .map(({ schedule_id, local_date }) => `${schedule_id} ${local_date}`),
  );
  const lost = preview.fixed_places.flatMap(({ dates, ...place }) => {
    const gone = dates.filter((date) => off.has(`${place.schedule_id} ${date}`));
    return gone.length > 0 ? [{ ...place, dates: gone }] : [];
  });
  if (lost.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('changes.fixed', { count: lost.length })}
      </Text>
      <Text size="sm" c="dimmed">
        {lost
          .map(
            ({ student_name, dates }) =>
              `${student_name} (${dates.map((date) => formats.dayShort(date)).join('; ')})`,
          )
          .join(' · ')}
      </Text>
    </div>
  );
}

/** What is no class and stays on a court that is closed. */
function Reserved({
  reservations,
  formats,
}: {
  reservations: ChangePreview['reservations'];
  formats: Formats;
}) {
  const { t } = useTranslation();
  if (reservations.length === 0) return null;
  const listed = reservations.slice(0, MOST_DAYS).map(({ title, booking_type, starts_at, ends_at }) => {
    const day = formats.dayShort(formats.localDate(starts_at));
    return `${title || t(`courts.types.${booking_type}`)} (${day}, ${formats.timeRange(starts_at, ends_at)})`;
  });
  const which = [...listed, ...(reservations.length > MOST_DAYS ? ['…'] : [])].join(' · ');
  return <Alert color="yellow">{t('changes.reserved', { count: reservations.length, which })}</Alert>;
}

/** Classes in which who is away only helps; the dates of the first ones. */
function Assisting({ classes, formats }: { classes: ChangePreview['assisting']; formats: Formats }) {
  const { t } = useTranslation();
  if (classes.length === 0) return null;
  const days = classes
    .slice(0, MOST_DAYS)
    .map(({ name, local_date }) => `${name} (${formats.dayShort(local_date)})`);
  const when = [...days, ...(classes.length > MOST_DAYS ? ['…'] : [])].join(', ');
  return <Text size="sm">{t('changes.assisting', { count: classes.length, when })}</Text>;
}

const MOST_DAYS = 6;

/** What the club gives up by what is cancelled. */
function Money({ money, formats }: { money: ReturnType<typeof moneyOf>; formats: Formats }) {
  const { t } = useTranslation();
  return money.map(({ currency, price, paid }) => (
    <Text key={currency} size="sm" c="dimmed">
      {t('changes.money', { price: formats.money(price, currency), paid: formats.money(paid, currency) })}
    </Text>
  ));
}

/** What those in them have back: money as credit of who paid, classes of packages, make-ups. */
function ComesBack({ back, formats }: { back: Back; formats: Formats }) {
  const { t } = useTranslation();
  const lines = [
    ...back.money.map(({ currency, total, ways }) =>
      t('changes.comesBack.money', {
        amount: formats.money(total, currency),
        ways: ways
          .map(
            ({ method, amount }) =>
              `${t(`changes.comesBack.methods.${method}`)} ${formats.money(amount, currency)}`,
          )
          .join(', '),
      }),
    ),
    ...(['package_classes', 'make_ups_back', 'make_ups_earned'] as const)
      .filter((what) => back[what] > 0)
      .map((what) => t(`changes.comesBack.${what}`, { count: back[what] })),
  ];
  return lines.map((line) => (
    <Text key={line} size="sm">
      {line}
    </Text>
  ));
}

/** In numbers and names: before it is done what will be, afterwards what was. */
function Outcome({ summary, done = false }: { summary: Summary; done?: boolean }) {
  const { t } = useTranslation();
  const { told, to_call } = summary;
  const when = done ? 'done' : 'ahead';
  const counts = (
    ['cancelled', 'substituted', 'moved', 'without_coach', 'queue_last', 'cancel_last', 'kept'] as const
  )
    .filter((what) => summary[what] > 0)
    .map((what) => t(`changes.counts.${what}`, { count: summary[what] }));
  return (
    <Stack gap="xs" aria-live="polite">
      <Text fw={600}>{counts.join(' · ')}</Text>
      <Telling told={told} to_call={to_call} when={when} />
    </Stack>
  );
}
