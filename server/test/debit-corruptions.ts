import { testIban } from './debits.ts';

interface Fixture {
  org: string;
  club: string;
  ana: string;
  /** SQL: Ana has a place that is charged. */
  charged: string;
  charge: string;
  id: (n: number) => string;
  copyOf: (table: string, changes: Record<string, string>) => string;
}

/** What doctor has to find of direct debits. */
export function debitCorruptions(fixture: Fixture): [name: string, what: string, sql: string][] {
  const { org, club, ana, charged, charge, id, copyOf } = fixture;
  const [payment, mandate, collection, item] = [id(70), id(71), id(72), id(73)];
  /** And it waits for a collection. */
  const collected = `${charged};
  insert into payments (organization_id, id, club_id, payer_id, method, status, amount, currency) values ('${org}', '${payment}', '${club}', '${ana}', 'direct_debit', 'pending', 6200, 'EUR');
  insert into payment_lines (organization_id, id, payment_id, charge_id, amount) values ('${org}', gen_random_uuid(), '${payment}', '${charge}', 6200);
  insert into debit_mandates (organization_id, id, club_id, client_id, reference, iban, iban_end, holder, signed_on) values ('${org}', '${mandate}', '${club}', '${ana}', 'M', '${testIban}', '1332', 'Ana', '2040-01-01');
  insert into debit_collections (organization_id, id, club_id, collect_on, message_id, creditor_name, creditor_id, creditor_iban) values ('${org}', '${collection}', '${club}', '2040-03-05', 'M', 'Club', 'ES26000G12345678', '${testIban}');
  insert into debit_items (organization_id, id, collection_id, mandate_id, charge_id, payment_id, sequence, end_to_end, amount) values ('${org}', '${item}', '${collection}', '${mandate}', '${charge}', '${payment}', 'FRST', 'E', 6200)`;
  const G21 = 'G21 direct debits';
  return [
    [
      G21,
      'a charge is in two collections',
      `${collected}; drop index debit_items_once; ${copyOf('debit_items', { end_to_end: "'F'" })}`,
    ],
    [
      G21,
      'a collection is cancelled, and its charge waits',
      `${collected}; update debit_collections set status = 'cancelled', cancelled_at = now()`,
    ],
    [G21, 'a charge waits for nothing', `${collected}; update payments set status = 'cancelled'`],
    [
      G21,
      'something else is collected than is to be paid',
      `${collected}; update debit_items set amount = 6100`,
    ],
    [
      G21,
      'a payment waits for no collection',
      `${collected}; update debit_items set status = 'taken_out'; delete from debit_items`,
    ],
    [
      G21,
      'a mandate has ended',
      `${collected}; update debit_mandates set ended_at = now(), end_reason = 'ended'`,
    ],
    [
      G21,
      'an account is missing',
      `${collected}; update debit_mandates set iban = '', ended_at = now(), end_reason = 'ended'`,
    ],
  ];
}
