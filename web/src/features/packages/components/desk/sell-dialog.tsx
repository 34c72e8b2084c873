import { Alert, SegmentedControl, Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { PaymentFields, type PaymentValues, paymentOf } from '../../../../platform/fields/payment.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Loaded } from '../../../../platform/loaded.tsx';
import { Confirm } from '../../../../ui/confirm.tsx';
import { allPackagesQuery, type ClassPackage, type Purchase, purchasePackage } from '../../api.ts';
import { type Names, packageFacts } from '../../words.ts';
import { ReasonField } from './reason-field.tsx';

interface SellDialogProps {
  student: { id: string; display_name: string };
  names: Names;
  formats: Formats;
  onClose: () => void;
}

/** The desk sells a package and takes the money, or gives it and says why. */
export function SellDialog({ onClose, ...props }: SellDialogProps) {
  const { t } = useTranslation();
  const query = useQuery(allPackagesQuery);
  const own = query.data
    ?.filter(({ abilities, is_active }) => abilities.sell && is_active)
    .toSorted((a, b) => Number(b.on_sale) - Number(a.on_sale));
  if (own && own.length > 0) return <Sale packages={own} onClose={onClose} {...props} />;
  return (
    <Confirm
      opened
      title={t('clients.packages.sellTitle', { name: props.student.display_name })}
      confirmLabel={t('clients.packages.sellConfirm')}
      cancelLabel={t('common.cancel')}
      disabled
      onClose={onClose}
      onConfirm={() => {}}
    >
      <Loaded query={query}>{() => <Text>{t('clients.packages.nothingOnSale')}</Text>}</Loaded>
    </Confirm>
  );
}

interface Values extends PaymentValues {
  package_id: string;
  as: 'sale' | 'gift';
  gift_reason: string;
}

function Sale({
  packages,
  student,
  names,
  formats,
  onClose,
}: SellDialogProps & { packages: ClassPackage[] }) {
  const { t } = useTranslation();
  const [first] = packages as [ClassPackage, ...ClassPackage[]];
  const form = useForm<Values>({
    initialValues: { package_id: first.id, as: 'sale', gift_reason: '', ...paymentOf(first.price) },
  });
  const { package_id, as } = form.values;
  const one = packages.find(({ id }) => id === package_id) ?? first;
  const paid = purchaseOf(form.values);
  const { busy, run } = useChange(
    async (send, how: Purchase) => {
      const overrides = one.on_sale ? {} : { overrides: ['not_on_sale' as const] };
      const asked = { package_id: one.id, student_id: student.id, expected_price: one.price };
      await send(purchasePackage, { ...asked, ...how, ...overrides });
      onClose();
    },
    { form, done: t(as === 'gift' ? 'clients.packages.given' : 'clients.packages.sold') },
  );
  const choose = (id: string | null) => {
    const chosen = packages.find((other) => other.id === id);
    if (chosen) form.setValues({ package_id: chosen.id, payment_amount: chosen.price });
  };
  return (
    <Confirm
      opened
      title={t('clients.packages.sellTitle', { name: student.display_name })}
      confirmLabel={t(as === 'gift' ? 'clients.packages.giveConfirm' : 'clients.packages.sellConfirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={!paid}
      onClose={onClose}
      onConfirm={() => paid && run(paid)}
    >
      <Select
        label={t('clients.packages.which')}
        description={packageFacts(t, one, names).join(' · ')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={packages.map(({ id, name, price, currency }) => ({
          value: id,
          label: `${name} · ${formats.money(price, currency)}`,
        }))}
        value={one.id}
        onChange={choose}
      />
      {!one.on_sale && (
        <Alert color="yellow" variant="light" role="status">
          {t('clients.packages.offSale')}
        </Alert>
      )}
      <SegmentedControl
        fullWidth
        aria-label={t('clients.packages.how')}
        data={[
          { value: 'sale', label: t('clients.packages.asSale') },
          { value: 'gift', label: t('clients.packages.asGift') },
        ]}
        {...form.getInputProps('as')}
      />
      {as === 'sale' ? (
        <PaymentFields
          inputProps={form.getInputProps}
          currency={one.currency}
          formats={formats}
          club_id={one.club_id ?? undefined}
        />
      ) : (
        <ReasonField {...form.getInputProps('gift_reason')} />
      )}
    </Confirm>
  );
}

/** Undefined while the amount, or the reason, is missing. */
function purchaseOf(values: Values): Purchase | undefined {
  const { as, gift_reason, payment_method, payment_amount, payment_reference } = values;
  const reason = gift_reason.trim();
  if (as === 'gift') return reason === '' ? undefined : { gift_reason: reason };
  if (payment_amount === null) return undefined;
  return { payment: { payment_method, payment_amount, payment_reference } };
}
