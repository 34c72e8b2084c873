import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A number with a fraction, written and typed as the reader does; a point is understood as a comma and the other way round. */
export function DecimalInput(props: NumberInputProps) {
  const { i18n } = useTranslation();
  const separator = new Intl.NumberFormat(i18n.language)
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value;
  return (
    <NumberInput
      inputMode="decimal"
      decimalScale={2}
      decimalSeparator={separator ?? '.'}
      allowedDecimalSeparators={['.', ',']}
      {...props}
    />
  );
}
