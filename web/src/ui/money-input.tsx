import { NumberInput, type NumberInputProps } from '@mantine/core';

type MoneyInputProps = Omit<NumberInputProps, 'value' | 'onChange'> & {
  /** Minor units; null when empty. */
  value?: number | null;
  onChange?: (value: number | null) => void;
  /** ISO 4217. */
  currency: string;
  locale: string;
};

/** An amount of money, typed in whole units, kept in minor ones. */
export function MoneyInput({ value, onChange, currency, locale, ...rest }: MoneyInputProps) {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const part = (type: string) => format.formatToParts(1234.5).find((one) => one.type === type)?.value;
  const scale = 10 ** digits;
  const symbol = part('currency') ?? currency;
  return (
    <NumberInput
      min={0}
      decimalScale={digits}
      decimalSeparator={part('decimal') ?? '.'}
      allowedDecimalSeparators={['.', ',']}
      hideControls
      rightSection={
        <span aria-hidden="true" style={{ color: 'var(--mantine-color-dimmed)' }}>
          {symbol}
        </span>
      }
      inputMode="decimal"
      {...rest}
      value={value == null ? '' : value / scale}
      onChange={(next) => onChange?.(next === '' ? null : Math.round(Number(next) * scale))}
    />
  );
}
