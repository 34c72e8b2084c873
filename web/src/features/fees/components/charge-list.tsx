import { ActionIcon, Badge, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../../platform/errors/message.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { ChargeLines } from '../../../platform/words/charge-lines.tsx';
import { lateWords, partWords, periodWords } from '../../../platform/words/charge-words.ts';
import { ChoiceBar } from '../../../ui/choice-bar.tsx';
import { AnchorLink } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import { Unfold } from '../../../ui/unfold.tsx';
import { type Charge, type ChargeStatus, chargesQuery } from '../api.ts';
import { type ChargeAction, ChargeDialog } from './charge-dialog.tsx';

interface ChargeListProps {
  club_id: string;
  /** Of what begins in this month; what is overdue is of any. */
  month: string;
  formats: Formats;
}

type Shown = ChargeStatus | 'all';
const STATES = [
  'overdue',
  'all',
  'open',
  'paid',
  'to_return',
  'cancelled',
] as const satisfies readonly Shown[];

/** What was charged: what is overdue with a telephone number, or that of a month. */
export function ChargeList({ club_id, month, formats }: ChargeListProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>('all');
  const [asked, setAsked] = useState<{ charge: Charge; action: ChargeAction } | null>(null);
  const of = {
    ...(shown !== 'all' && { status: shown }),
    ...(shown !== 'overdue' && shown !== 'to_return' && { period: month }),
  };
  const query = useInfiniteQuery(chargesQuery({ club_id, ...of }));
  return (
    <Section
      title={t('fees.charges')}
      actions={
        <ChoiceBar
          label={t('fees.show')}
          data={STATES.map((value) => ({ value, label: t(`fees.status.${value}`) }))}
          value={shown}
          onChange={setShown}
        />
      }
    >
      <Loaded query={query}>
        {({ pages }) => {
          const charges = pages.flatMap(({ results }) => results);
          if (charges.length === 0) return <Text c="dimmed">{t('fees.noCharges')}</Text>;
          return (
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {charges.map((charge) => (
                <OneCharge
                  key={charge.id}
                  {...{ charge, formats }}
                  onAction={(action) => setAsked({ charge, action })}
                />
              ))}
            </Stack>
          );
        }}
      </Loaded>
      <More query={query} label={t('fees.more')} mt="md" />
      {asked && <ChargeDialog {...asked} formats={formats} onClose={() => setAsked(null)} />}
    </Section>
  );
}

interface OneChargeProps {
  charge: Charge;
  formats: Formats;
  onAction: (action: ChargeAction) => void;
}

const COLORS = { open: 'orange', overdue: 'red', paid: 'teal', cancelled: 'gray' } as const;

function OneCharge({ charge, formats, onAction }: OneChargeProps) {
  const { t } = useTranslation();
  const { student_id, student_name, schedule_name, amount, currency, due_on, phone, overdue, to_return } =
    charge;
  const status = overdue ? 'overdue' : charge.status;
  const about = [
    schedule_name,
    charge.deposit ? t('charges.line.deposit') : periodWords(charge, formats),
    charge.deposit && charge.deposit.counted > 0 && t('fees.depositCounted'),
    charge.deposit && charge.deposit.kept > 0 && t('fees.depositKept'),
    partWords(t, charge),
    charge.is_difference && t('fees.difference'),
    charge.collect_on && t('charges.collectOn', { date: formats.dateShort(charge.collect_on) }),
    charge.with_place && t('fees.withPlace'),
    charge.status === 'open' && t('fees.dueDate', { date: formats.dateShort(due_on) }),
    lateWords(t, charge, formats),
    overdue && phone,
    charge.cancel_reason && reasonInWords(charge.cancel_reason),
  ];
  return (
    <li>
      <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
        <div>
          <Group gap={8}>
            <AnchorLink to="/admin/clients/$clientId" params={{ clientId: student_id }}>
              {student_name}
            </AnchorLink>
            <Text fw={650}>{formats.money(amount, currency)}</Text>
            <Badge variant="light" color={COLORS[status]} c="var(--mantine-color-text)">
              {t(`fees.state.${status}`)}
            </Badge>
            {to_return > 0 && (
              <Badge variant="light" color="orange" c="var(--mantine-color-text)">
                {t('fees.toReturn', { amount: formats.money(to_return, currency) })}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {about.filter(Boolean).join(' · ')}
          </Text>
        </div>
        <Actions charge={charge} onAction={onAction} />
      </Group>
      <Unfold action={t('charges.why')} label={t('charges.whyOf', { name: student_name })}>
        {() => <ChargeLines lines={charge.lines} currency={currency} formats={formats} />}
      </Unfold>
    </li>
  );
}

function Actions({ charge, onAction }: Omit<OneChargeProps, 'formats'>) {
  const { t } = useTranslation();
  const { abilities, student_name } = charge;
  const actions = (
    ['give_back', 'correct', 'take_off_late', 'cancel', 'reopen', 'undo_payment'] as const
  ).filter((one) => abilities[one]);
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={t('fees.actions', { name: student_name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((one) => (
          <Menu.Item key={one} onClick={() => onAction(one)}>
            {t(`fees.do.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
