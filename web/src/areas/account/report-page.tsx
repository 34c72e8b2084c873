import { Button, Group } from '@mantine/core';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ProgressReport, reportFile, reportQuery } from '../../features/progress/api.ts';
import { ReportSheet } from '../../features/progress/components/report-sheet.tsx';
import { useChange } from '../../platform/client/use-change.ts';
import { DateField } from '../../platform/fields/date-field.tsx';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { saveFile } from '../../platform/save-file.ts';
import { useSession } from '../../platform/session/session.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './receipt-page.module.css';

const route = getRouteApi('/app/progress-report/$student');

/** The progress of a student on paper; for the student, who teaches them and the desk. */
export function ReportPage() {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  const { student } = route.useParams();
  const search = route.useSearch();
  const query = useQuery(reportQuery(student, search));
  return (
    <Loaded query={query} heading={1} title={t('progress.report.problem')}>
      {(report) => (
        <Page
          title={t('progress.report.title', { name: report.student.name })}
          description={t('progress.report.period', {
            from: formats.date(report.from),
            to: formats.date(report.to),
          })}
          width="narrow"
          eyebrow={
            <span className={classes.screen}>
              <Back student={student} />
            </span>
          }
        >
          <Period report={report} />
          <ReportSheet report={report} formats={formats} />
        </Page>
      )}
    </Loaded>
  );
}

/** Where whoever reads it came from: their own progress, the client, or the student. */
function Back({ student }: { student: string }) {
  const { t } = useTranslation();
  const { me, can } = useSession();
  const isOwn = [me.client, ...me.dependants].some((one) => one?.id === student);
  const label = t('progress.report.back');
  if (isOwn)
    return (
      <AnchorLink to="/my-progress" search={{ for: student }}>
        {label}
      </AnchorLink>
    );
  return can('classes.change_skill') ? (
    <AnchorLink to="/admin/clients/$clientId/progress" params={{ clientId: student }}>
      {label}
    </AnchorLink>
  ) : (
    <AnchorLink to="/instructor/students/$student" params={{ student }}>
      {label}
    </AnchorLink>
  );
}

function Period({ report: { from, to, student } }: { report: ProgressReport }) {
  const { t, i18n } = useTranslation();
  const file = useChange(async () => {
    const language = i18n.language === 'en' ? 'en' : 'es';
    const name = t('progress.report.title', { name: student.name });
    saveFile(`${name}.pdf`, await reportFile(student.id, { from, to, language }));
  });
  const navigate = useNavigate({ from: '/progress-report/$student' });
  const set = (day: { from?: string; to?: string }) => {
    const asked = { from, to, ...day };
    if (asked.from && asked.to && asked.from <= asked.to) void navigate({ search: asked, replace: true });
  };
  return (
    <Group className={classes.screen ?? ''} gap="xs" mb="md" align="flex-end">
      <DateField
        label={t('progress.report.from')}
        value={from}
        max={to}
        onChange={(day) => set({ from: day ?? '' })}
      />
      <DateField
        label={t('progress.report.to')}
        value={to}
        min={from}
        onChange={(day) => set({ to: day ?? '' })}
      />
      <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
        {t('progress.report.print')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileText size={18} aria-hidden />}
        loading={file.busy}
        onClick={() => file.run()}
      >
        {t('progress.report.pdf')}
      </Button>
    </Group>
  );
}
