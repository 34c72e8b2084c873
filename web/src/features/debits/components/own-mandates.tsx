import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import { mandatesQuery } from '../api.ts';
import { MandateList } from './mandate-list.tsx';

/** From which of one's accounts a club collects; nothing where none does. */
export function OwnMandates({ formats }: { formats: Formats }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(mandatesQuery());
  if (data.length === 0) return null;
  return (
    <Section title={t('charges.mandate.title')} description={t('charges.mandate.own')}>
      <MandateList mandates={data} formats={formats} />
    </Section>
  );
}
