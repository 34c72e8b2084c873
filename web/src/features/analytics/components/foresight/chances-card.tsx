import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Section } from '../../../../ui/section.tsx';
import { Unfold } from '../../../../ui/unfold.tsx';
import type { Chances } from '../../foresight-api.ts';
import { Bars } from '../bars.tsx';
import { ChanceList } from './chance-list.tsx';
import { VerdictBadge } from './verdict-badge.tsx';

interface ChancesCardProps {
  chances: Chances;
  formats: Formats;
}

const tenths = (formats: Formats, share: number) => formats.share(Math.round(1_000 * share) * 10);

/** How likely something is, of whom most, and how well that was foretold. */
export function ChancesCard({ chances, formats }: ChancesCardProps) {
  const { t } = useTranslation();
  const { kind, verdict, share, made_on, rows_used, highest } = chances;
  const title = t(`foresight.kinds.${kind}.title`);
  return (
    <Section
      title={title}
      description={t(`foresight.kinds.${kind}.hint`)}
      actions={<VerdictBadge verdict={verdict} />}
    >
      <Stack gap="md">
        <Text>
          {t(`foresight.kinds.${kind}.${verdict}`)}
          {share !== null && ` ${t(`foresight.kinds.${kind}.share`, { share: tenths(formats, share) })}`}
        </Text>
        {verdict === 'better' &&
          (highest.length === 0 ? (
            <Text c="dimmed">{t(`foresight.kinds.${kind}.nobody`)}</Text>
          ) : (
            <ChanceList chances={highest} formats={formats} label={title} />
          ))}
        <Text size="sm" c="dimmed">
          {t('foresight.madeOn', { date: formats.dateShort(made_on), count: rows_used })}
        </Text>
        {verdict !== 'too_little' && (
          <Unfold action={t('foresight.tellsMore')} label={t('foresight.tellsMoreOf', { name: title })}>
            {() => <Checked chances={chances} formats={formats} />}
          </Unfold>
        )}
      </Stack>
    </Section>
  );
}

/** How it did on the last months, beside the club's mean. */
function Checked({ chances, formats }: ChancesCardProps) {
  const { t } = useTranslation();
  const { tested, happened, auc, log_loss, baseline_log_loss, gain, gain_error, calibrated } = chances;
  const exact = (value: number, digits = 4) =>
    new Intl.NumberFormat(formats.locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  return (
    <Stack gap="sm" mt="xs">
      <Text size="sm">
        {t('foresight.tested', { tested: formats.number(tested), happened: formats.number(happened) })}
        {auc !== null && ` ${t('foresight.auc', { auc: formats.percent(auc) })}`}
      </Text>
      <Text size="sm">
        {t('foresight.loss', {
          ...{ own: exact(log_loss), base: exact(baseline_log_loss) },
          ...{ gain: exact(gain), error: exact(gain_error) },
        })}
        {!calibrated && ` ${t('foresight.uncalibrated')}`}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing="lg">
        <Bars
          title={t('foresight.calibration')}
          bars={chances.calibration.map(({ count, said, was }, at) => ({
            ...{
              key: `${at}`,
              label: t('foresight.said', { share: tenths(formats, said) }),
              value: 100 * was,
            },
            text: t('foresight.was', { share: tenths(formats, was), count: formats.number(count) }),
          }))}
        />
        <Bars
          title={t('foresight.effects')}
          bars={[...chances.effects]
            .sort((a, b) => Math.abs(Math.log(b.odds)) - Math.abs(Math.log(a.odds)))
            .map(({ feature, odds }) => ({
              ...{ key: feature, label: t(`foresight.features.${feature}`), value: Math.abs(Math.log(odds)) },
              text: t('foresight.times', { odds: exact(odds, 2) }),
            }))}
        />
      </SimpleGrid>
    </Stack>
  );
}
