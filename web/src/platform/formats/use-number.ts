import { useTranslation } from 'react-i18next';

/** Numbers as the reader writes them, `2,5`; for what belongs to no club. */
export function useNumber(): (value: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : i18n.language);
  return (value) => format.format(value);
}
