import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { endMandate, type Mandate } from '../api.ts';

interface MandateListProps {
  mandates: readonly Mandate[];
  formats: Formats;
}

/** From which accounts clubs collect, with the way out. */
export function MandateList({ mandates, formats }: MandateListProps) {
  const [ending, setEnding] = useState<Mandate | null>(null);
  return (
    <>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {mandates.map((mandate) => (
          <OneMandate key={mandate.id} {...{ mandate, formats }} onEnd={() => setEnding(mandate)} />
        ))}
      </Stack>
      {ending && <EndMandate mandate={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

const COLORS = { active: 'teal', lapsed: 'orange', ended: 'gray' } as const;

function OneMandate({ mandate, formats, onEnd }: { mandate: Mandate; formats: Formats; onEnd: () => void }) {
  const { t } = useTranslation();
  const { club_name, iban_end, holder, reference, signed_on, status, last_collected_on, waiting } = mandate;
  const about = [
    club_name,
    t('charges.mandate.reference', { reference }),
    t('charges.mandate.signed', { date: formats.date(signed_on) }),
    waiting === 0 &&
      last_collected_on &&
      t('charges.mandate.last', { date: formats.date(last_collected_on) }),
    waiting > 0 && t('charges.mandate.waiting', { count: waiting }),
    mandate.noted_by && t('charges.mandate.notedBy', { name: mandate.noted_by }),
  ];
  return (
    <Group component="li" justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
      <div>
        <Group gap={8}>
          <Text fw={600}>{t('charges.mandate.account', { holder, end: iban_end })}</Text>
          <Badge variant="light" color={COLORS[status]} c="var(--mantine-color-text)">
            {t(`charges.mandate.status.${status}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {about.filter(Boolean).join(' · ')}
        </Text>
      </div>
      {mandate.abilities.end && (
        <Button
          variant="default"
          size="xs"
          style={{ flexShrink: 0 }}
          aria-label={t('charges.mandate.endOf', { end: iban_end })}
          onClick={onEnd}
        >
          {t('charges.mandate.end')}
        </Button>
      )}
    </Group>
  );
}

function EndMandate({ mandate, onClose }: { mandate: Mandate; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, run } = useChange(
    async (send) => {
      await send(endMandate, mandate.id);
      onClose();
    },
    { done: t('charges.mandate.ended') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('charges.mandate.endTitle', { end: mandate.iban_end })}
      confirmLabel={t('charges.mandate.end')}
      cancelLabel={t('common.back')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('charges.mandate.endText')}</Text>
    </Confirm>
  );
}
