import { useQuery } from '@tanstack/react-query';
import { later } from '../../../ui/later.tsx';
import { privacyQuery } from '../privacy-api.ts';

const PrivacyDialog = later(async () => (await import('./privacy-dialog.tsx')).PrivacyDialog);

/** Asks once for each version of the privacy text; nothing where there is none, or all has been agreed to. */
export function PrivacyAsked() {
  const { data } = useQuery(privacyQuery);
  return data?.current && data.missing.length > 0 ? (
    <PrivacyDialog key={data.current.id} text={data.current} people={data.missing} />
  ) : null;
}
