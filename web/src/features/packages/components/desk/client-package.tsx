import { ActionIcon, Badge, Button, Group, Menu, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowRight,
  IconCalendarPlus,
  IconDots,
  IconPlusMinus,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import type { StudentPackage } from '../../api.ts';
import { leftWords, type Names, noteWords } from '../../words.ts';
import { Ledger } from '../ledger.tsx';

/** What the desk does with a package that somebody has. */
export type Action = 'pay' | 'giveUp' | 'adjust' | 'extend' | 'refund' | 'pass';

interface ClientPackageProps {
  bought: StudentPackage;
  names: Names;
  formats: Formats;
  onAction: (what: Action) => void;
}

const COLORS: Record<StudentPackage['state'], string> = {
  ordered: 'orange',
  open: 'teal',
  used_up: 'gray',
  refunded: 'gray',
  expired: 'gray',
  cancelled: 'gray',
};

/** One package of a client, with what is left of it and what was paid. */
export function ClientPackage({ bought, names, formats, onAction }: ClientPackageProps) {
  const { t } = useTranslation();
  const { name, state, abilities } = bought;
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap={8}>
            <Text fw={650}>{name}</Text>
            <Badge variant="light" color={COLORS[state]} c="var(--mantine-color-text)">
              {t(`packages.state.${state}`)}
            </Badge>
          </Group>
          <Text>{leftWords(t, bought, formats)}</Text>
          <Text size="sm" c="dimmed">
            {noteWords(t, bought, { names, formats, more: useMoneyWords(bought, formats) })}
          </Text>
        </div>
        <More bought={bought} onAction={onAction} />
      </Group>
      <Group gap="xs" mt={4}>
        {abilities.record_payment && (
          <Button size="compact-sm" h={40} onClick={() => onAction('pay')} aria-label={labelOf('pay')}>
            {t('clients.packages.pay')}
          </Button>
        )}
        {abilities.cancel && (
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            onClick={() => onAction('giveUp')}
            aria-label={labelOf('giveUp')}
          >
            {t('packages.giveUp')}
          </Button>
        )}
      </Group>
      <Ledger bought={bought} formats={formats} />
    </li>
  );

  function labelOf(what: 'pay' | 'giveUp'): string {
    const action = t(what === 'pay' ? 'clients.packages.pay' : 'packages.giveUp');
    return t('packages.of', { action, name });
  }
}

/** What was paid, how, and under which reference. */
function useMoneyWords(bought: StudentPackage, formats: Formats): string[] {
  const { t } = useTranslation();
  const { payment_amount, payment_method, payment_reference, currency } = bought;
  if (payment_amount === null || !payment_method) return [];
  const method = t(`roster.pay.methods.${payment_method as 'cash'}`);
  const amount = formats.money(payment_amount, currency);
  return [t('clients.packages.paid', { amount, method }), ...(payment_reference ? [payment_reference] : [])];
}

function More({ bought, onAction }: Pick<ClientPackageProps, 'bought' | 'onAction'>) {
  const { t } = useTranslation();
  const { name, state, classes_remaining, abilities } = bought;
  const item = (what: Action, label: string, Icon: TablerIcon) => (
    <Menu.Item leftSection={<Icon size={17} aria-hidden />} onClick={() => onAction(what)}>
      {label}
    </Menu.Item>
  );
  if (!abilities.manage) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={t('clients.packages.actions', { name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item('adjust', t('clients.packages.adjust'), IconPlusMinus)}
        {item('extend', t('clients.packages.extend'), IconCalendarPlus)}
        {abilities.transfer && state === 'open' && item('pass', t('packages.pass.action'), IconArrowRight)}
        {classes_remaining > 0 && item('refund', t('clients.packages.refund'), IconArrowBackUp)}
      </Menu.Dropdown>
    </Menu>
  );
}
