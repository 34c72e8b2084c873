import { Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface EntrancePageProps {
  title: string;
  text?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}

/** One form at the front door. */
export function EntrancePage({ title, text, children, footer }: EntrancePageProps) {
  useDocumentTitle(`${title} · Bandeja`);
  return (
    <>
      <Title order={1} mb={text ? 6 : 'lg'}>
        {title}
      </Title>
      {text && (
        <Text c="dimmed" mb="lg">
          {text}
        </Text>
      )}
      {children}
      {footer && (
        <Text ta="center" mt="lg" c="dimmed">
          {footer}
        </Text>
      )}
    </>
  );
}
