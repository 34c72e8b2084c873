import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { AddList } from '../../../ui/add-list.tsx';
import type { FeePlan } from '../api.ts';
import { planFacts, priceWords } from '../words.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { type Places, PlanWhere } from './plan-where.tsx';

interface PlanListProps {
  plans: readonly FeePlan[];
  club: { id: string; currency: string };
  places: Places;
  starts_on: string;
  formats: Formats;
}

/** What fixed places cost, and in which groups. */
export function PlanList({ plans, club, places, starts_on, formats }: PlanListProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<FeePlan | 'new' | null>(null);
  const [placing, setPlacing] = useState<FeePlan | null>(null);
  return (
    <AddList
      title={t('fees.plans')}
      description={t('fees.plansText')}
      addLabel={t('fees.add')}
      onAdd={() => setEditing('new')}
      empty={t('fees.noPlans')}
      dialog={
        <>
          {editing && (
            <PlanDialog
              plan={editing === 'new' ? undefined : editing}
              {...{ club, starts_on, formats }}
              onClose={() => setEditing(null)}
            />
          )}
          {placing && <PlanWhere plan={placing} places={places} onClose={() => setPlacing(null)} />}
        </>
      }
    >
      {plans.map((plan) => (
        <Line
          key={plan.id}
          {...{ plan, formats }}
          onEdit={() => setEditing(plan)}
          onPlace={() => setPlacing(plan)}
        />
      ))}
    </AddList>
  );
}

interface LineProps {
  plan: FeePlan;
  formats: Formats;
  onEdit: () => void;
  onPlace: () => void;
}

function Line({ plan, formats, onEdit, onPlace }: LineProps) {
  const { t } = useTranslation();
  const { name, prices, currency, used_by, abilities } = plan;
  const where = used_by.map((one) => one.name || t('fees.everywhere')).join(', ');
  return (
    <Group component="li" justify="space-between" align="flex-start" py="xs" wrap="wrap">
      <div>
        <Text fw={650}>{name}</Text>
        {prices.map((price) => (
          <Text key={`${price.classes_a_week} ${price.group_size}`} size="sm">
            {priceWords(t, price, (minor) => formats.money(minor, currency))}
          </Text>
        ))}
        <Text size="sm" c="dimmed">
          {planFacts(t, plan, formats).join(' · ')}
        </Text>
        <Text size="sm" c="dimmed">
          {where ? t('fees.inForce', { where }) : t('fees.nowhere')}
        </Text>
      </div>
      {abilities.change && (
        <Group gap={4} wrap="nowrap">
          <Button
            variant="default"
            size="compact-sm"
            h={40}
            aria-label={t('fees.whereOf', { name })}
            onClick={onPlace}
          >
            {t('fees.where')}
          </Button>
          <ActionIcon aria-label={t('fees.edit', { name })} onClick={onEdit}>
            <IconEdit size={20} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}
