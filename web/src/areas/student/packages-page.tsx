import { Card, Stack, Title } from '@mantine/core';
import { IconCards } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classTypesQuery } from '../../features/catalog/api.ts';
import { PrivacyAsked } from '../../features/clients/components/privacy-asked.tsx';
import { PackageUsage } from '../../features/discovery/components/package-usage.tsx';
import { sortPackages } from '../../features/packages/amounts.ts';
import type { StudentPackage } from '../../features/packages/api.ts';
import { OwnPackages } from '../../features/packages/components/own-packages.tsx';
import { PackagePurchase } from '../../features/packages/components/package-purchase.tsx';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded, Together } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { useClassesStore } from '../../store/classes-store.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { namesBookings, peopleOf } from './people.ts';

const PACKAGES = { reads: ['myPackages', 'availablePackages'] } as const;

/** The packages of oneself and of those in one's care, and what can be bought. */
export function PackagesPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  const { for: student_id } = useSearch({ from: '/app/student/my-packages' });
  const shown = useShown();
  const { myPackages: mine, availablePackages: onSale } = useClassesStore(PACKAGES).asked;
  return (
    <Page title={t('packages.title')} description={t('packages.description')}>
      <PrivacyAsked />
      <Stack gap="xl">
        <Loaded query={mine}>{(all) => <Mine all={all} {...shown} />}</Loaded>
        <Together of={[mine]}>
          <Part title={t('packages.sale.title')}>
            <Loaded query={onSale}>
              {(availablePackages) => (
                <PackagePurchase
                  packages={availablePackages}
                  people={peopleOf(me)}
                  student_id={student_id}
                  {...shown}
                />
              )}
            </Loaded>
          </Part>
        </Together>
      </Stack>
    </Page>
  );
}

/** How things are called and written. */
function useShown() {
  const { me, club } = useSession();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: 'es' });
  const { data: types = [] } = useQuery(classTypesQuery);
  return { formats, names: { types, clubs: me.clubs } };
}

function Mine({ all, ...shown }: { all: readonly StudentPackage[] } & ReturnType<typeof useShown>) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { current, over } = sortPackages(all);
  const whose = {
    ...{ people: peopleOf(me), named: namesBookings(me) },
    usage: (bought: StudentPackage) => <PackageUsage bought={bought} formats={shown.formats} />,
  };
  return (
    <>
      {current.length === 0 ? (
        <Card>
          <NothingHere
            icon={<IconCards aria-hidden />}
            title={t('packages.none')}
            description={t('packages.noneHint')}
          />
        </Card>
      ) : (
        <Part title={t('packages.have')}>
          <OwnPackages packages={current} {...whose} {...shown} />
        </Part>
      )}
      {over.length > 0 && (
        <Part title={t('packages.before')}>
          <OwnPackages packages={over} {...whose} {...shown} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={2} fz="h3" mb="sm" id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}
