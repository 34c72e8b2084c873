interface Fixture {
  org: string;
  club: string;
  receipt: string;
  /** SQL: Ana has a receipt. */
  receipted: string;
}

/** What doctor has to find of receipts and of their records. */
export function receiptCorruptions({
  org,
  club,
  receipt,
  receipted,
}: Fixture): [name: string, what: string, sql: string][] {
  return [
    [
      'G18 receipts',
      'a number is missing',
      `${receipted}; update receipts set number = 2, name = 'S-2040-000002', content = replace(content, '000001', '000002');
     update receipts set hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'); update receipt_series set last_number = 2 where code = 'S'`,
    ],
    [
      'G18 receipts',
      'a receipt says something else than was written',
      `${receipted}; update receipts set total = 1400, content = replace(content, '1500', '1400')`,
    ],
    [
      'G18 receipts',
      'an invoice stands in the place of a receipt that was annulled',
      `${receipted};
     insert into receipt_series (organization_id, id, club_id, code, year, last_number) values ('${org}', gen_random_uuid(), '${club}', 'F', 2040, 1);
     update receipt_series set last_number = 2 where code = '';
     insert into receipts (organization_id, id, club_id, payment_id, kind, corrects_id, series, year, number, name, position, total, vat, vat_rate, currency, content, previous_hash, hash)
       select '${org}', gen_random_uuid(), '${club}', r.payment_id, 'invoice', r.id, 'F', 2040, 1, 'F-2040-000001', 2, 1500, 260, 2100, 'EUR', said, r.hash, encode(sha256(convert_to(r.hash || said, 'UTF8')), 'hex')
         from (values ('{"name": "F-2040-000001", "total": 1500, "vat": 260}')) as v(said), receipts r;
     update payments set refunded_money = 1500;
     insert into verifactu_records (organization_id, id, club_id, receipt_id, kind, position, record, previous_huella, huella)
       values ('${org}', gen_random_uuid(), '${club}', '${receipt}', 'annulment', 1, '{"Huella": "X"}', '', 'X')`,
    ],
    [
      'G20 records',
      'a record has not the huella of what it says',
      `${receipted}; insert into verifactu_chains (organization_id, id, club_id, last_position) values ('${org}', gen_random_uuid(), '${club}', 1);
     insert into verifactu_records (organization_id, id, club_id, receipt_id, kind, position, record, previous_huella, huella)
       values ('${org}', gen_random_uuid(), '${club}', '${receipt}', 'annulment', 1, '{"Huella": "", "NumSerieFacturaAnulada": "S-2040-000001"}', '', 'X')`,
    ],
  ];
}
