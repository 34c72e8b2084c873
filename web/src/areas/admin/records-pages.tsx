import { AuditLog } from '../../features/records/components/audit-log.tsx';
import { MailList } from '../../features/records/components/mail-list.tsx';
import { useDesk } from './use-desk.ts';

export function AuditPage() {
  const { formats } = useDesk();
  return <AuditLog formats={formats} />;
}

export function MailPage() {
  const { formats } = useDesk();
  return <MailList formats={formats} />;
}
