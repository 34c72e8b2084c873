import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { classTypesQuery } from '../../features/catalog/api.ts';
import { allPackagesQuery } from '../../features/packages/api.ts';
import { EndedPackages } from '../../features/packages/components/desk/ended-packages.tsx';
import { PackageList } from '../../features/packages/components/desk/package-list.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

/** The packages of classes that are sold here. */
export function PackagesPage() {
  const { t } = useTranslation();
  const { formats, can, me, club } = useDesk();
  const [packages, types] = useSuspenseQueries({ queries: [allPackagesQuery, classTypesQuery] });
  const others = me.clubs.filter(({ id }) => id !== club.id);
  return (
    <Page title={t('catalog.packages.title')} description={t('catalog.packages.description')}>
      <PackageList
        packages={packages.data}
        canAdd={can('classes.change_classpackage')}
        names={{ types: types.data, clubs: me.clubs }}
        clubChoice={{ everywhere: can('tenancy.change_organization'), clubs: [club, ...others] }}
        formats={formats}
      />
      {can('classes.sell_package') && <EndedPackages club_id={club.id} formats={formats} />}
    </Page>
  );
}
