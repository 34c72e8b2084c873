import { Card, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { AnchorLink } from '../../../ui/link.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Recommendation, recommendationsQuery } from '../find-api.ts';

interface ForYouProps {
  club_id: string;
  student_id: string;
  /** Whose they are, where somebody looks for another. */
  name?: string | undefined;
  most: number;
  formats: Formats;
  actions?: ReactNode;
}

/** The next classes that fit somebody best, each with why; nothing where there are none. */
export function ForYou({ club_id, student_id, name, most, formats, actions }: ForYouProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(recommendationsQuery({ club_id, student_id, limit: most }));
  if (data.length === 0) return null;
  return (
    <Section title={name ? t('find.forName', { name }) : t('find.forYou')} actions={actions}>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.map((one) => (
          <li key={one.session.id}>
            <One one={one} student_id={student_id} formats={formats} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}

/** More reasons than these are not read. */
const SAID = 3;

function One({ one, student_id, formats }: { one: Recommendation; student_id: string; formats: Formats }) {
  const { t, i18n } = useTranslation();
  const { session, reasons } = one;
  const { local_date, instructor, level } = session;
  return (
    <Card withBorder padding="sm" component="article" aria-label={session.name}>
      <AnchorLink
        to="/classes/$session"
        params={{ session: session.id }}
        search={{ week: local_date, day: local_date, for: student_id }}
        fw={650}
      >
        {session.name}
      </AnchorLink>
      <Text size="sm">
        {[formats.dateTime(session.scheduled_datetime), level.display_name, instructor?.display_name]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text size="xs" c="dimmed">
        {reasons
          .slice(0, SAID)
          .map((reason) =>
            t(`find.reasons.${reason.code}`, {
              count: reason.times ?? 0,
              coach: instructor?.display_name,
              level: reason.next_level,
              skills: reason.skills
                .map(({ name_es, name_en }) => (i18n.language === 'es' ? name_es : name_en))
                .join(', '),
              type: session.class_type.name,
              club: session.club.name,
              name: reason.package_name,
              date: reason.expires_on && formats.date(reason.expires_on),
            }),
          )
          .join(' · ')}
      </Text>
    </Card>
  );
}
