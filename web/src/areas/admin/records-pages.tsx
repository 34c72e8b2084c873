import { TokenList } from '../../features/people/components/token-list.tsx';
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

export function TokensPage() {
  const { formats } = useDesk();
  return <TokenList formats={formats} />;
}
