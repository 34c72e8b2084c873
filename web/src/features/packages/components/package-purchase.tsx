import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Player } from '../../../platform/session/me.ts';
import type { ClassPackage } from '../api.ts';
import { type Names, packageFacts } from '../words.ts';
import { OrderDialog } from './order-dialog.tsx';

interface PackagePurchaseProps {
  /** On sale today. */
  packages: readonly ClassPackage[];
  /** The person and those in their care. */
  people: readonly Player[];
  /** For whom it is at first; the first of them unless told. */
  student_id?: string | undefined;
  names: Names;
  formats: Formats;
}

/** The packages on sale: one is ordered here, paid in My payments or at the desk, and can be used from then on. */
export function PackagePurchase({ packages, people, student_id, names, formats }: PackagePurchaseProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<ClassPackage | null>(null);
  if (packages.length === 0) return <Text c="dimmed">{t('packages.sale.none')}</Text>;
  return (
    <Stack gap="sm">
      <Text c="dimmed">{t('packages.sale.hint')}</Text>
      <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} m={0} p={0} style={{ listStyle: 'none' }}>
        {packages.map((one) => (
          <Card key={one.id} component="li" padding="md">
            <Offer one={one} names={names} formats={formats} onBuy={() => setWanted(one)} />
          </Card>
        ))}
      </SimpleGrid>
      {wanted && (
        <OrderDialog
          one={wanted}
          {...{ people, student_id, names, formats }}
          onClose={() => setWanted(null)}
        />
      )}
    </Stack>
  );
}

interface OfferProps extends Pick<PackagePurchaseProps, 'names' | 'formats'> {
  one: ClassPackage;
  onBuy: () => void;
}

function Offer({ one, names, formats, onBuy }: OfferProps) {
  const { t } = useTranslation();
  const { name, description, price, currency, num_classes } = one;
  const perClass = formats.money(Math.round(price / num_classes), currency);
  return (
    <Stack gap={6} h="100%" justify="space-between">
      <div>
        <Group justify="space-between" align="baseline" wrap="nowrap">
          <Title order={3} fz="h4">
            {name}
          </Title>
          <Text fw={700} fz="lg" style={{ whiteSpace: 'nowrap' }}>
            {formats.money(price, currency)}
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {packageFacts(t, one, names).join(' · ')}
        </Text>
        {description && (
          <Text size="sm" mt={6} style={{ whiteSpace: 'pre-line' }}>
            {description}
          </Text>
        )}
      </div>
      <Group justify="space-between" mt={4}>
        <Text size="sm" c="dimmed">
          {num_classes > 1 && t('packages.sale.perClass', { price: perClass })}
        </Text>
        <Button
          h={44}
          aria-label={t('packages.of', { action: t('packages.sale.buy'), name })}
          onClick={onBuy}
        >
          {t('packages.sale.buy')}
        </Button>
      </Group>
    </Stack>
  );
}
