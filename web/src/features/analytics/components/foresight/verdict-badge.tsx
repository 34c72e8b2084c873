import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../foresight-api.ts';

const COLORS: Record<Verdict, string> = { better: 'teal', not_better: 'gray', too_little: 'gray' };

/** Whether a model beat its baseline here. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  return (
    <Badge
      variant="light"
      color={COLORS[verdict]}
      size="lg"
      tt="none"
      styles={{ root: { flexShrink: 0 }, label: { overflow: 'visible' } }}
    >
      {t(`foresight.verdicts.${verdict}`)}
    </Badge>
  );
}
