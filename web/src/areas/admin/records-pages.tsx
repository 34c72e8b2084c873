import { AuditLog } from '../../features/tenancy/components/records/audit-log.tsx';
import { MailList } from '../../features/tenancy/components/records/mail-list.tsx';
import { useDesk } from './use-desk.ts';

export function AuditPage() {
  const { formats } = useDesk();
  return <AuditLog formats={formats} />;
}

export function MailPage() {
  const { formats } = useDesk();
  return <MailList formats={formats} />;
}
