import { Button, Group, List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { ButtonLink } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import { firstStepsQuery, seeNews } from '../api.ts';

const NEWS = ['holders', 'queue', 'makeUps'] as const;

/** What has come with a new version and is off in this club until it turns it on. Said until it is put away. */
export function NewRules({ club_id }: { club_id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(firstStepsQuery(club_id));
  const { busy, run } = useChange((send) => send(seeNews, club_id));
  if (!data?.news) return null;
  return (
    <Section title={t('setup.news.title')} description={t('setup.news.text')}>
      <List spacing={4}>
        {NEWS.map((one) => (
          <List.Item key={one}>{t(`setup.news.${one}`)}</List.Item>
        ))}
      </List>
      <Group mt="md" gap="xs">
        <ButtonLink to="/admin/settings" size="sm">
          {t('setup.news.rules')}
        </ButtonLink>
        <Button variant="default" size="sm" loading={busy} onClick={() => run()}>
          {t('setup.news.close')}
        </Button>
      </Group>
    </Section>
  );
}
