import { Alert, Button, CloseButton, Group, List, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownHere, useChange } from '../../../platform/client/use-change.ts';
import { codeMessage, errorMessage } from '../../../platform/errors/message.ts';
import { ProblemError, type Refusal } from '../../../platform/errors/problem.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Player } from '../../../platform/session/me.ts';
import { toastDone } from '../../../platform/toast.ts';
import { enroll, verdictQuery } from '../api.ts';
import classes from './book-several.module.css';
import { type Means, PayWith } from './pay-with.tsx';

export interface ChosenClass {
  id: string;
  name: string;
  scheduled_datetime: string;
  price: number;
  currency: string;
  paid_by: 'make_up' | 'package' | null;
}

interface BookSeveralProps {
  chosen: readonly ChosenClass[];
  people: readonly Player[];
  /** Who is chosen at first. */
  student_id: string | undefined;
  formats: Formats;
  /** Takes classes out of the choice. */
  onRemove: (ids: readonly string[]) => void;
  onEnd: () => void;
}

/** Books the chosen classes together, all or nothing, and says of each that stands in the way why. */
export function BookSeveral(props: BookSeveralProps) {
  const { chosen, people, formats, onRemove, onEnd } = props;
  const { t } = useTranslation();
  const [student_id, setStudent] = useState(props.student_id ?? people[0]?.id ?? '');
  const [means, setMeans] = useState<Means>({});
  const count = chosen.length;
  const booking = useChange(
    async (send) => {
      const booked = await send(enroll, { session_ids: chosen.map(({ id }) => id), student_id, ...means });
      const waiting = booked.filter(({ status }) => status === 'waitlisted').length;
      toastDone(
        waiting > 0
          ? t('bookings.several.doneWaiting', { count: booked.length - waiting, waiting })
          : t('bookings.several.done', { count: booked.length }),
      );
      onEnd();
    },
    { failed: shownHere },
  );
  const remove = (ids: readonly string[]) => {
    booking.reset();
    onRemove(ids);
  };
  return (
    <section className={classes.bar} aria-label={t('bookings.several.label')}>
      {booking.error !== null && <Refused {...{ chosen, formats }} error={booking.error} onRemove={remove} />}
      <Group justify="space-between" gap="sm">
        <Text fw={650} aria-live="polite">
          {count === 0 ? t('bookings.several.hint') : t('bookings.several.count', { count })}
          <Total chosen={chosen} formats={formats} />
        </Text>
        <Group gap="sm">
          {people.length > 1 && (
            <NativeSelect
              size="sm"
              aria-label={t('bookings.forWhom')}
              value={student_id}
              onChange={({ currentTarget }) => {
                setStudent(currentTarget.value);
                setMeans({});
              }}
              data={people.map((person) => ({ value: person.id, label: person.display_name }))}
            />
          )}
          <Paying {...{ chosen, student_id, formats }} value={means} onChange={setMeans} />
          <Button disabled={count === 0} loading={booking.busy} onClick={() => booking.run()}>
            {count > 0 ? t('bookings.several.book', { count }) : t('bookings.book')}
          </Button>
          <CloseButton size="lg" aria-label={t('bookings.several.end')} onClick={onEnd} />
        </Group>
      </Group>
    </section>
  );
}

interface PayingProps extends Pick<BookSeveralProps, 'chosen' | 'formats'> {
  student_id: string;
  value: Means;
  onChange: (means: Means) => void;
}

/** What can pay for the first of them is offered for all; where it cannot for another one, the server says so. */
function Paying({ chosen, student_id, ...more }: PayingProps) {
  const [first] = chosen;
  const { data: verdict } = useQuery({
    ...verdictQuery(first?.id ?? '', student_id),
    enabled: first !== undefined,
  });
  if (!first || !verdict?.can_enroll) return null;
  const amount = chosen.reduce((sum, { price }) => sum + price, 0);
  // What a package pays for has no price here.
  const money = amount > 0 && chosen.every(({ paid_by }) => paid_by === null);
  return <PayWith verdict={verdict} money={money} amount={amount} {...more} />;
}

/** In money, and in classes of packages. */
function Total({ chosen, formats }: Pick<BookSeveralProps, 'chosen' | 'formats'>) {
  const { t } = useTranslation();
  const [first] = chosen;
  const total = chosen.reduce((sum, { price }) => sum + price, 0);
  const count = chosen.filter(({ paid_by }) => paid_by === 'package').length;
  const parts = [
    ...(first && total > 0 ? [formats.money(total, first.currency)] : []),
    ...(count > 0 ? [t('bookings.package.several', { count })] : []),
  ];
  return parts.map((part) => ` · ${part}`).join('');
}

interface RefusedProps extends Pick<BookSeveralProps, 'chosen' | 'formats' | 'onRemove'> {
  error: unknown;
}

function Refused({ error, chosen, formats, onRemove }: RefusedProps) {
  const { t } = useTranslation();
  const refusals: readonly Refusal[] = error instanceof ProblemError ? error.refusals : [];
  const named = refusals.flatMap((refusal) => {
    const session = chosen.find(({ id }) => id === refusal.session_id);
    return session ? [{ refusal, session }] : [];
  });
  return (
    <Alert color="red" role="alert" title={t('bookings.several.refused')} mb="sm">
      {named.length === 0 ? (
        errorMessage(error)
      ) : (
        <>
          <List size="sm" mb="xs">
            {named.map(({ refusal, session }) => (
              <List.Item key={session.id}>
                <strong>
                  {session.name}, {formats.dateTime(session.scheduled_datetime)}
                </strong>
                : {codeMessage(refusal.code, refusal.message, refusal.params)}
              </List.Item>
            ))}
          </List>
          <Button
            size="sm"
            variant="light"
            color="red"
            onClick={() => onRemove(named.map(({ session }) => session.id))}
          >
            {t('bookings.several.remove')}
          </Button>
        </>
      )}
    </Alert>
  );
}
