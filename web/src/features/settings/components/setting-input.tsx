import { NumberInput, Select, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, integersOf } from '../definition.ts';

interface SettingInputProps {
  field: Field;
  labelId: string;
  value: unknown;
  disabled: boolean;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

/** One value, entered as its schema asks. */
export function SettingInput({ field, labelId, value, disabled, error, onChange }: SettingInputProps) {
  const { t, i18n } = useTranslation();
  const common = { 'aria-labelledby': labelId, disabled, error };
  if (field.kind === 'boolean') {
    return (
      <Switch
        {...common}
        role="switch"
        size="md"
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  }
  if (field.kind === 'choice') {
    const label = (choice: string) =>
      i18n.exists(`settings.values.${choice}`)
        ? t(`settings.values.${choice}` as 'settings.values.keep')
        : choice;
    return (
      <Select
        {...common}
        size="sm"
        data={field.values.map((choice) => ({ value: choice, label: label(choice) }))}
        value={typeof value === 'string' ? value : null}
        onChange={(next) => next !== null && onChange(next)}
      />
    );
  }
  if (field.kind === 'integer') {
    const unit =
      field.currency ??
      (field.unit && i18n.exists(`settings.units.${field.unit}`)
        ? t(`settings.units.${field.unit}` as 'settings.units.days')
        : '');
    const share = 10 ** (field.decimals ?? 0);
    return (
      <NumberInput
        {...common}
        size="sm"
        min={field.minimum / share}
        max={field.maximum / share}
        allowDecimal={field.decimals !== undefined}
        decimalScale={field.decimals ?? 0}
        decimalSeparator={new Intl.NumberFormat(i18n.language).format(0.5)[1] ?? '.'}
        suffix={unit && ` ${unit}`}
        {...(field.noLimit && { placeholder: t('settings.rules.noLimit') })}
        value={typeof value === 'number' && !isNoLimit(field, value) ? value / share : ''}
        onChange={(next) => {
          if (next !== '') onChange(Math.round(Number(next) * share));
          else if (field.noLimit) onChange(field.maximum);
        }}
      />
    );
  }
  if (field.kind === 'text') {
    return (
      <TextInput
        {...common}
        size="sm"
        maxLength={field.maximum}
        value={typeof value === 'string' ? value : ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  if (field.kind === 'integers') {
    return <Integers {...common} field={field} value={value} onChange={onChange} />;
  }
  return <Text size="sm">{JSON.stringify(value)}</Text>;
}

const isNoLimit = ({ noLimit, maximum }: Extract<Field, { kind: 'integer' }>, value: number): boolean =>
  noLimit === true && value >= maximum;

interface IntegersProps {
  'aria-labelledby': string;
  disabled: boolean;
  error: string | undefined;
  field: Extract<Field, { kind: 'integers' }>;
  value: unknown;
  onChange: (value: number[]) => void;
}

function Integers({ field, value, onChange, error, ...rest }: IntegersProps) {
  const { t } = useTranslation();
  const { decimals = 0 } = field;
  const shown = Array.isArray(value)
    ? value.map((one) => Number(one) / 10 ** decimals).join(decimals > 0 ? '; ' : ', ')
    : '';
  const [text, setText] = useState<string | null>(null);
  const wrong = text !== null && integersOf(text, field) === null;
  return (
    <TextInput
      {...rest}
      size="sm"
      {...(decimals > 0 && { rightSection: '%' })}
      error={wrong ? t('settings.rules.listHint') : error}
      value={text ?? shown}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        const numbers = integersOf(currentTarget.value, field);
        if (numbers) onChange(numbers);
      }}
      onBlur={() => !wrong && setText(null)}
    />
  );
}
