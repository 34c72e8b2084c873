import { Select } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { meansQuery } from '../client/means.ts';

const METHODS = ['cash', 'card_terminal', 'transfer'] as const;

interface MethodSelectProps {
  /** Into whose till it goes; undefined: every means is offered, and the server says what is not taken. */
  club_id: string | undefined;
  input: GetInputPropsReturnType;
}

/** How it is paid: by what the club takes money by. */
export function MethodSelect({ club_id, input }: MethodSelectProps) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...meansQuery(club_id ?? ''), enabled: club_id !== undefined });
  const methods = data && data.methods.length > 0 ? data.methods : METHODS;
  const first = methods.find((one) => one === input.value) ?? methods[0];
  const { onChange, value } = input;
  useEffect(() => {
    if (first !== value) onChange(first);
  }, [first, value, onChange]);
  return (
    <Select
      label={t('roster.pay.method')}
      allowDeselect={false}
      data={methods.map((one) => ({ value: one, label: t(`roster.pay.methods.${one}`) }))}
      {...input}
    />
  );
}
