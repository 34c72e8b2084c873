import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../platform/formats/use-formats.ts';
import { QrCode } from '../../../ui/qr-code.tsx';
import type { Receipt } from '../api.ts';
import classes from './receipt-sheet.module.css';

/** A receipt as it was written, in the reader's words. */
export function ReceiptSheet({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const { issuer, customer, corrects, kind } = receipt;
  const formats = useFormats({ timezone: 'UTC', currency: receipt.currency, locale: 'es' });
  return (
    <div className={classes.sheet}>
      <div className={classes.head}>
        <div className={classes.parties}>
          <Party party={issuer} />
          {customer && <Party party={customer} label={t('sales.receipt.customer')} />}
          {receipt.annulled && (
            <p>
              <strong>{t('sales.receipt.annulled')}</strong>
            </p>
          )}
          <p>
            {t('sales.receipt.number')}: {receipt.name}
            <br />
            {t('sales.receipt.date')}: {formats.date(receipt.local_date)}
            {corrects && (
              <>
                <br />
                {t(kind === 'invoice' ? 'sales.receipt.replaces' : 'sales.receipt.corrects', {
                  name: corrects,
                })}
              </>
            )}
          </p>
        </div>
        {receipt.verification_url && (
          <div className={classes.qr}>
            <span>{t('sales.receipt.qr')}</span>
            <QrCode text={receipt.verification_url} label={t('sales.receipt.qrLabel')} />
            {receipt.is_sent && <span>VERI*FACTU</span>}
          </div>
        )}
      </div>
      <Lines receipt={receipt} money={(amount) => formats.money(amount)} share={formats.share} />
      <p className={classes.hash}>
        {t('sales.receipt.hash')}: {receipt.hash}
      </p>
    </div>
  );
}

function Party({ party: { name, tax_id, address }, label }: { party: Receipt['issuer']; label?: string }) {
  const { t } = useTranslation();
  return (
    <p>
      <strong>{label ? `${label}: ${name}` : name}</strong>
      {tax_id && (
        <>
          <br />
          {t('sales.receipt.taxId')}: {tax_id}
        </>
      )}
      {address && (
        <>
          <br />
          <span className={classes.address}>{address}</span>
        </>
      )}
    </p>
  );
}

interface LinesProps {
  receipt: Receipt;
  money: (minor: number) => string;
  share: (basis_points: number) => string;
}

function Lines({ receipt: { lines, total, vat, vat_rate, local_date, currency }, money, share }: LinesProps) {
  const { t } = useTranslation();
  const formats = useFormats({ timezone: 'UTC', currency, locale: 'es' });
  const nameOf = ({ kind, name }: Receipt['lines'][number]) => {
    if (kind === 'account') return t('sales.receipt.account');
    return kind === 'fee' ? t('sales.receipt.fee', { name }) : name;
  };
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('sales.receipt.concept')}</th>
          <th scope="col">{t('sales.receipt.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what is written never changes
          <tr key={`${local_date} ${i}`}>
            <td>
              {[nameOf(line), line.local_date && formats.date(line.local_date)].filter(Boolean).join(', ')}
            </td>
            <td>{money(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('sales.receipt.net')}</th>
          <td>{money(total - vat)}</td>
        </tr>
        <tr>
          <th scope="row">{t('sales.receipt.vat', { rate: share(vat_rate) })}</th>
          <td>{money(vat)}</td>
        </tr>
        <tr className={classes.total ?? ''}>
          <th scope="row">{t('sales.receipt.total')}</th>
          <td>{money(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
