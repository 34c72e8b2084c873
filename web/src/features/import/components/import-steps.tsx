import { type ReactNode, useState } from 'react';
import type { Kind } from '../template.ts';
import { ChooseFile, type ChosenFile } from './choose-file.tsx';
import { TemplateLink } from './template-link.tsx';

export interface CheckProps<R> {
  file: ChosenFile;
  onOther: () => void;
  onDone: (report: R) => void;
}
export interface DoneProps<R> {
  report: R;
  onOther: () => void;
}

interface ImportStepsProps<R> {
  kind: Kind;
  check: (props: CheckProps<R>) => ReactNode;
  done: (props: DoneProps<R>) => ReactNode;
}

/** Choose the file, read what it would do, import, read what it did. */
export function ImportSteps<R>({ kind, check, done }: ImportStepsProps<R>) {
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [report, setReport] = useState<R | null>(null);
  const onOther = () => {
    setFile(null);
    setReport(null);
  };
  if (report) return done({ report, onOther });
  if (file) return check({ file, onOther, onDone: setReport });
  return (
    <ChooseFile onChoose={setFile}>
      <TemplateLink kind={kind} />
    </ChooseFile>
  );
}
