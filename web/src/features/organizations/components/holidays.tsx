import { Button, Checkbox, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { currentLanguage } from '../../../platform/i18n/i18n.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { type Holidays as Found, holidaysQuery } from '../api.ts';

export interface ChosenDays {
  name: string;
  starts_on: LocalDate;
  ends_on: LocalDate;
}

interface HolidaysProps {
  clubId: string;
  today: LocalDate;
  formats: Formats;
  onChosen: (days: ChosenDays[]) => void;
  onClose: () => void;
}

/** The public holidays of where the club is, to be ticked: those that are to come and not closed yet are. */
export function Holidays({ clubId, today, formats, onChosen, onClose }: HolidaysProps) {
  const { t } = useTranslation();
  const [where, setWhere] = useState<{ country?: string; region?: string }>({});
  const [year, setYear] = useState(yearToPlan(today));
  const query = useQuery({
    ...holidaysQuery(clubId, { ...where, year, language: currentLanguage() }),
    placeholderData: keepPreviousData,
  });
  return (
    <Dialog opened onClose={onClose} title={t('club.holidays.title')} closeLabel={t('common.close')}>
      <Loaded query={query}>
        {(found) => (
          <Stack>
            <Where {...{ found, today }} onWhere={setWhere} onYear={setYear} year={year} />
            {where.country === undefined && found.country !== null && found.regions.length > 0 && (
              <Text size="sm" c="dimmed">
                {t(found.region === null ? 'club.holidays.whichRegion' : 'club.holidays.guessed')}
              </Text>
            )}
            <Days
              key={`${found.country} ${found.region} ${found.year}`}
              {...{ found, today, formats, onChosen, onClose }}
            />
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

/** In autumn clubs plan the year that comes. */
const yearToPlan = (today: LocalDate): number =>
  Number(today.slice(0, 4)) + (today.slice(5) >= '10-01' ? 1 : 0);

interface WhereProps {
  found: Found;
  today: LocalDate;
  year: number;
  onYear: (year: number) => void;
  onWhere: (where: { country?: string; region?: string }) => void;
}

function Where({ found, today, year, onYear, onWhere }: WhereProps) {
  const { t } = useTranslation();
  const { country, region, countries, regions } = found;
  const names = new Intl.DisplayNames(currentLanguage(), { type: 'region', fallback: 'code' });
  const nameOf = (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
  const choices = countries.map((value) => ({ value, label: nameOf(value) }));
  const thisYear = Number(today.slice(0, 4));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <Select
        label={t('club.holidays.country')}
        data={choices.toSorted((a, b) => a.label.localeCompare(b.label))}
        searchable
        value={country}
        onChange={(code) => code && onWhere({ country: code })}
      />
      {country && regions.length > 0 && (
        <Select
          label={t('club.holidays.region')}
          placeholder={t('club.holidays.wholeCountry')}
          data={regions.map(({ code, name }) => ({ value: code, label: name }))}
          searchable
          clearable
          value={region}
          onChange={(code) => onWhere({ country, ...(code && { region: code }) })}
        />
      )}
      <Select
        label={t('club.holidays.year')}
        data={[0, 1, 2].map((more) => String(thisYear + more))}
        value={String(year)}
        onChange={(chosen) => chosen && onYear(Number(chosen))}
      />
    </SimpleGrid>
  );
}

type DaysProps = Pick<HolidaysProps, 'today' | 'formats' | 'onChosen' | 'onClose'> & { found: Found };

function Days({ found, today, formats, onChosen, onClose }: DaysProps) {
  const { t } = useTranslation();
  const ahead = found.holidays.filter(({ ends_on }) => ends_on >= today);
  const open = ahead.filter(({ is_closed }) => !is_closed).map(({ starts_on }) => starts_on);
  const [chosen, setChosen] = useState(open);
  const days = ahead.filter(({ starts_on, is_closed }) => !is_closed && chosen.includes(starts_on));
  if (found.country === null) return <Text c="dimmed">{t('club.holidays.whichCountry')}</Text>;
  return (
    <>
      {ahead.length === 0 && <Text c="dimmed">{t('club.holidays.none')}</Text>}
      <Checkbox.Group label={ahead.length > 0 && t('club.holidays.days')} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {ahead.map(({ starts_on, ends_on, name, is_closed }) => (
            <Checkbox
              key={starts_on}
              value={starts_on}
              label={name}
              description={[formats.days(starts_on, ends_on), is_closed && t('club.holidays.closed')]
                .filter(Boolean)
                .join(' · ')}
              {...(is_closed && { checked: true, disabled: true })}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        {days.length > 0 && (
          <Button
            onClick={() =>
              onChosen(days.map(({ name, starts_on, ends_on }) => ({ name, starts_on, ends_on })))
            }
          >
            {t('club.holidays.close', { count: days.length })}
          </Button>
        )}
      </Group>
    </>
  );
}
