import { MultiSelect, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { applyPlan, type FeePlan } from '../api.ts';

interface Named {
  id: string;
  name: string;
}

export interface Places {
  club: Named;
  /** Those that whoever asks may set rules for. */
  types: readonly Named[];
  groups: readonly Named[];
}

interface PlanWhereProps {
  plan: FeePlan;
  places: Places;
  onClose: () => void;
}

/** In which groups a plan is in force: all of a club, those of a type, or some by themselves; the narrowest counts. */
export function PlanWhere({ plan, places, onClose }: PlanWhereProps) {
  const { t } = useTranslation();
  const idsAt = (level: FeePlan['used_by'][number]['level']) =>
    plan.used_by.flatMap((one) => (one.level === level && one.id !== null ? [one.id] : []));
  const [club, setClub] = useState(idsAt('club').includes(places.club.id));
  const [types, setTypes] = useState(idsAt('class_type'));
  const [groups, setGroups] = useState(idsAt('schedule'));
  const { busy, run } = useChange(
    async (send) => {
      const set = (where: object, on: boolean) =>
        send(applyPlan, { ...where, fee_plan: on ? plan.id : null });
      if (club !== idsAt('club').includes(places.club.id)) await set({ club_id: places.club.id }, club);
      for (const [id, on] of changed(idsAt('class_type'), types)) await set({ class_type_id: id }, on);
      for (const [id, on] of changed(idsAt('schedule'), groups)) await set({ schedule_id: id }, on);
      onClose();
    },
    { done: t('fees.saved') },
  );
  const options = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Confirm
      opened
      title={t('fees.whereTitle', { name: plan.name })}
      confirmLabel={t('common.save')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text size="sm" c="dimmed">
        {t('fees.whereText')}
      </Text>
      <Switch
        size="md"
        label={t('fees.wholeClub', { name: places.club.name })}
        checked={club}
        onChange={({ currentTarget }) => setClub(currentTarget.checked)}
      />
      {places.types.length > 0 && (
        <MultiSelect label={t('fees.types')} data={options(places.types)} value={types} onChange={setTypes} />
      )}
      <MultiSelect
        searchable
        label={t('fees.groups')}
        data={options(places.groups)}
        value={groups}
        onChange={setGroups}
      />
    </Confirm>
  );
}

/** What is there more, and what is gone. */
const changed = (before: readonly string[], now: readonly string[]): [string, boolean][] => [
  ...now.filter((id) => !before.includes(id)).map((id): [string, boolean] => [id, true]),
  ...before.filter((id) => !now.includes(id)).map((id): [string, boolean] => [id, false]),
];
