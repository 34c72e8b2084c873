import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type Account, type OpenItem, payWithCredit } from '../api.ts';

interface UseCreditProps {
  account: Account;
  item: OpenItem;
  /** Whose till a package of all clubs is paid into. */
  club_id: string;
  formats: Formats;
}

/** Pays one thing with the credit of one's account, where that is enough; what is left is said before. */
export function UseCredit({ account, item, club_id, formats }: UseCreditProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { enrollment_id, student_package_id, charge, amount, currency, label } = item;
  const paying = useChange(
    async (send) => {
      const named = {
        ...(enrollment_id && { enrollment_id }),
        ...(student_package_id && { student_package_id }),
        ...(charge && { charge_id: charge.id }),
      };
      const wish = { client_id: account.client_id, club_id: item.club_id ?? club_id, items: [named] };
      await send(payWithCredit, wish);
      setAsked(false);
    },
    { done: t('sales.paidWithCredit') },
  );
  const credit = account.credit.find((one) => one.currency === currency)?.balance ?? 0;
  const may = account.abilities.use_credit && item.can_pay;
  if (!may || amount === 0 || credit < amount) return null;
  const money = (minor: number) => formats.money(minor, currency);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        h={40}
        style={{ flexShrink: 0 }}
        aria-label={t('sales.of', { action: t('sales.useCredit'), name: label })}
        onClick={() => setAsked(true)}
      >
        {t('sales.useCredit')}
      </Button>
      <Confirm
        opened={asked}
        title={t('sales.useCreditTitle', { name: label })}
        confirmLabel={t('sales.useCreditConfirm', { amount: money(amount) })}
        cancelLabel={t('common.cancel')}
        busy={paying.busy}
        onClose={() => setAsked(false)}
        onConfirm={() => paying.run()}
      >
        <Text>{t('sales.useCreditText', { credit: money(credit), left: money(credit - amount) })}</Text>
      </Confirm>
    </>
  );
}
