import { Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { More } from '../../../platform/more.tsx';
import { AnchorLink } from '../../../ui/link.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { type Asked, type PackageKind, packagesSoldQuery } from '../api.ts';

interface PackagesSoldProps {
  kind: PackageKind;
  asked: Asked;
  formats: Formats;
  onClose: () => void;
}

/** Those of one kind that were sold in a period, one by one. */
export function PackagesSold({ kind, asked, formats, onClose }: PackagesSoldProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(packagesSoldQuery(kind.package_id, asked));
  return (
    <Sheet opened onClose={onClose} title={kind.name} closeLabel={t('common.close')}>
      <Stack gap="md">
        <Text>{t('analytics.packagesFormula')}</Text>
        <Loaded query={query}>
          {({ pages }) => (
            <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
              {pages
                .flatMap(({ results }) => results)
                .map((one) => (
                  <li key={one.id}>
                    <Group justify="space-between" wrap="nowrap" gap="xs" align="baseline">
                      <AnchorLink to="/admin/clients/$clientId" params={{ clientId: one.client_id }}>
                        {one.person}
                      </AnchorLink>
                      <Text fw={650} style={{ whiteSpace: 'nowrap' }}>
                        {one.is_gift ? t('analytics.gift') : formats.money(one.paid, one.currency)}
                      </Text>
                    </Group>
                    <Text size="sm" c="dimmed">
                      {[
                        formats.dateShort(one.on),
                        t('analytics.usedOf', { used: one.used, classes: one.classes }),
                        one.left > 0 &&
                          t('analytics.leftUntil', {
                            count: one.left,
                            date: formats.dateShort(one.expires_on),
                          }),
                        one.expired > 0 &&
                          t('analytics.expiredOn', {
                            count: one.expired,
                            date: formats.dateShort(one.expires_on),
                          }),
                        one.club,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </li>
                ))}
            </Stack>
          )}
        </Loaded>
        <More query={query} label={t('analytics.more')} />
      </Stack>
    </Sheet>
  );
}
