import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconClipboardHeart } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { type OwnWish, ownWishesQuery } from '../wishes-api.ts';

interface WishesAskedProps {
  formats: Formats;
  /** Whether it has to be said whose it is. */
  named: boolean;
  link: (own: OwnWish, text: string, about: string) => ReactNode;
}

/** The terms of which one may say what one wants, for each of the family; nothing where there are none. */
export function WishesAsked({ formats, named, link }: WishesAskedProps) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(ownWishesQuery());
  const terms = [...Map.groupBy(data, ({ term }) => term.id).values()];
  return terms.map((own) => {
    const [{ term, window }] = own as [OwnWish];
    const isOpen = window.state === 'open';
    return (
      <Alert
        key={term.id}
        color={isOpen && own.some(({ status }) => status === null) ? 'yellow' : 'gray'}
        variant="light"
        icon={<IconClipboardHeart size={20} aria-hidden />}
        title={t('wishes.asked.title', { term: term.name })}
      >
        <Text size="sm">
          {t(isOpen ? 'wishes.asked.text' : 'wishes.asked.over', { date: formats.date(window.closes_on) })}
        </Text>
        <Stack component="ul" gap="xs" mt="sm" p={0} m={0} style={{ listStyle: 'none' }}>
          {own.map((one) => (
            <Group component="li" key={one.student.id} gap="sm" justify="space-between">
              <Text size="sm" fw={600}>
                {named && `${one.student.display_name}: `}
                {t(`wishes.states.${one.status ?? 'none'}`)}
              </Text>
              {link(
                one,
                t(
                  !isOpen
                    ? 'wishes.asked.look'
                    : one.status === 'standing'
                      ? 'wishes.asked.change'
                      : 'wishes.asked.say',
                ),
                named ? `${one.student.display_name}, ${term.name}` : term.name,
              )}
            </Group>
          ))}
        </Stack>
      </Alert>
    );
  });
}
