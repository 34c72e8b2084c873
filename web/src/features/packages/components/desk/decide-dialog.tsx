import { Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { DateField } from '../../../../platform/fields/date-field.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { addDays, type LocalDate } from '../../../../platform/formats/local-date.ts';
import { toastDone } from '../../../../platform/toast.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { decideEnded, type EndedPackages } from '../../rounds-api.ts';
import { ReasonField } from './reason-field.tsx';

const ACTIONS = ['extend', 'refund', 'account_credit', 'leave'] as const;

interface DecideDialogProps {
  ended: EndedPackages;
  club_id: string;
  from: LocalDate;
  until: LocalDate;
  formats: Formats;
  onClose: () => void;
}

/** What becomes of all packages that are shown; what that means is said before. */
export function DecideDialog({ ended, club_id, from, until, formats, onClose }: DecideDialogProps) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: {
      action: 'extend' as (typeof ACTIONS)[number],
      expires_on: addDays(until, 31) as LocalDate | null,
      reason: '',
    },
  });
  const { action, expires_on, reason } = form.values;
  const amount =
    ended.worth.map((one) => formats.money(one.amount, one.currency)).join(', ') || formats.money(0);
  const { busy, run } = useChange(
    async (send) => {
      await send(decideEnded, {
        ...{ club_id, ended_from: from, ended_until: until, action, reason: reason.trim() },
        ...(action === 'extend' && expires_on && { expires_on }),
        seen: ended.seen,
      });
      toastDone(t('catalog.packages.ended.started'));
      onClose();
    },
    { form },
  );
  return (
    <Confirm
      opened
      title={t('catalog.packages.ended.decideTitle', { count: ended.count })}
      confirmLabel={t('catalog.packages.ended.decide')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={reason.trim() === '' || (action === 'extend' && expires_on === null)}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Radio.Group aria-label={t('catalog.packages.ended.decide')} {...form.getInputProps('action')}>
        <Stack gap="xs">
          {ACTIONS.map((value) => (
            <Radio key={value} value={value} label={t(`catalog.packages.ended.actions.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm">{t(`catalog.packages.ended.effects.${action}`, { amount })}</Text>
      {action === 'extend' && (
        <DateField
          label={t('clients.packages.newDay')}
          min={addDays(until, 1)}
          {...form.getInputProps('expires_on')}
        />
      )}
      <ReasonField {...form.getInputProps('reason')} />
    </Confirm>
  );
}
