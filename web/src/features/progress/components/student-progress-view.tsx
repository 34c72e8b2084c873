import { Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Section } from '../../../ui/section.tsx';
import type { MyStudent } from '../api.ts';

interface StudentProgressViewProps {
  students: readonly MyStudent[];
  formats: Formats;
  /** The name, as it leads to them. */
  link: (student: MyStudent) => ReactNode;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whom a coach teaches, and how far each of them is. */
export function StudentProgressView({ students, formats, link }: StudentProgressViewProps) {
  const { t } = useTranslation();
  const [sought, setSought] = useState('');
  const found = students.filter(({ name }) => plain(name).includes(plain(sought.trim())));
  return (
    <Section title={t('progress.students.title')} description={t('progress.students.text')}>
      <TextInput
        aria-label={t('progress.students.search')}
        placeholder={t('progress.students.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={sought}
        onChange={({ currentTarget }) => setSought(currentTarget.value)}
        mb="md"
      />
      {found.length === 0 && <Text c="dimmed">{t('progress.students.none')}</Text>}
      <Stack component="ul" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
        {found.map((student) => (
          <OneStudent key={student.id} student={student} formats={formats} link={link} />
        ))}
      </Stack>
    </Section>
  );
}

function OneStudent({
  student,
  formats,
  link,
}: Omit<StudentProgressViewProps, 'students'> & { student: MyStudent }) {
  const { t } = useTranslation();
  const { level, last_class_on, current_level, mastered, skills } = student;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        {link(student)}
        <Text size="sm" c="dimmed">
          {[
            level === null
              ? t('progress.level.none')
              : t('progress.level.is', { level: formats.number(level) }),
            t('progress.students.last', { date: formats.date(last_class_on) }),
          ].join(' · ')}
        </Text>
      </Group>
      {current_level && skills > 0 && (
        <Group gap="sm" wrap="nowrap" mt={4}>
          <Progress value={(100 * mastered) / skills} color="teal" flex={1} aria-hidden />
          <Text size="sm" style={{ flexShrink: 0 }}>
            {t('progress.students.mastered', { mastered, skills, level: current_level.display_name })}
          </Text>
        </Group>
      )}
    </li>
  );
}
