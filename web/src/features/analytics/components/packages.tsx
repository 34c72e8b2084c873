import { Button, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { saveFile } from '../../../platform/save-file.ts';
import { Section } from '../../../ui/section.tsx';
import { type Asked, type PackageKind, packagesFile, packagesQuery } from '../api.ts';
import classes from './heat-map.module.css';
import { PackagesSold } from './packages-sold.tsx';

interface PackagesProps {
  asked: Asked;
  formats: Formats;
}

/** Which packages were sold in a period, and what became of their classes since. */
export function Packages({ asked, formats }: PackagesProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<PackageKind>();
  const query = useQuery(packagesQuery(asked));
  const file = useChange(async () => {
    const language = i18n.language === 'en' ? 'en' : 'es';
    saveFile(`${t('analytics.packages')}.csv`, await packagesFile({ ...asked, language }));
  });
  return (
    <Loaded query={query}>
      {({ packages, currency }) =>
        packages.length === 0 ? null : (
          <Section
            title={t('analytics.packages')}
            description={t('analytics.packagesHint')}
            actions={
              <Button
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
                loading={file.busy}
                onClick={() => file.run()}
              >
                {t('analytics.file')}
              </Button>
            }
          >
            <Stack gap="sm">
              <Kinds packages={packages} currency={currency} formats={formats} onOpen={setOpen} />
              <Text size="sm" c="dimmed">
                {t('analytics.packagesFormula')}
                {(asked.instructor_id || asked.level_id) && ` ${t('analytics.ignores')}.`}
              </Text>
            </Stack>
            {open && (
              <PackagesSold kind={open} asked={asked} formats={formats} onClose={() => setOpen(undefined)} />
            )}
          </Section>
        )
      }
    </Loaded>
  );
}

interface KindsProps {
  packages: readonly PackageKind[];
  currency: string;
  formats: Formats;
  onOpen: (kind: PackageKind) => void;
}

function Kinds({ packages, currency, formats, onOpen }: KindsProps) {
  const { t } = useTranslation();
  const heads = ['package', 'sold', 'given', 'paid', 'classesHead', 'used', 'left', 'expired'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('analytics.packages')}>
      <Table style={{ whiteSpace: 'nowrap' }}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, at) => (
              <Table.Th key={head} scope="col" ta={at === 0 ? 'left' : 'right'}>
                {t(`analytics.${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {packages.map((one) => (
            <Table.Tr key={one.package_id}>
              <Table.Th scope="row">
                <Button
                  variant="subtle"
                  size="compact-sm"
                  h={40}
                  px={6}
                  ml={-6}
                  styles={{ label: { whiteSpace: 'nowrap' } }}
                  onClick={() => onOpen(one)}
                  aria-label={t('analytics.rowsOf', { name: one.name })}
                >
                  {one.name}
                </Button>
              </Table.Th>
              {[
                formats.number(one.sold),
                formats.number(one.given),
                formats.money(one.paid, currency),
                formats.number(one.classes),
                formats.number(one.used),
                formats.number(one.left),
                formats.number(one.expired),
              ].map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns stay
                <Table.Td key={at} ta="right">
                  {text}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
