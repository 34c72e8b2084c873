import { debitCorruptions } from './debit-corruptions.ts';

interface Fixture {
  org: string;
  club: string;
  schedule: string;
  ana: string;
  /** SQL: Ana has paid for a class. */
  paid: string;
  id: (n: number) => string;
  copyOf: (table: string, changes: Record<string, string>) => string;
}

/** What doctor has to find of charges. */
export function chargeCorruptions(fixture: Fixture): [name: string, what: string, sql: string][] {
  const { org, club, schedule, ana, paid, id, copyOf } = fixture;
  /** Ana has a place that is charged for March 2040. */
  const charged = `
  insert into schedule_enrollments (organization_id, id, schedule_id, student_id, starts_on, ends_on, status) values ('${org}', '${id(60)}', '${schedule}', '${ana}', '2040-03-01', '2040-03-31', 'active');
  insert into fee_plans (organization_id, id, name, currency, period, starts_on, prices) values ('${org}', '${id(61)}', 'Cuota', 'EUR', 'month', '2040-01-01', '[]');
  insert into charges (organization_id, id, club_id, plan_id, place_id, root_id, student_id, period_start, period_end, currency, due_on)
    values ('${org}', '${id(62)}', '${club}', '${id(61)}', '${id(60)}', '${id(60)}', '${ana}', '2040-03-01', '2040-03-31', 'EUR', '2040-03-05');
  insert into charge_lines (organization_id, id, charge_id, number, kind, amount) values ('${org}', gen_random_uuid(), '${id(62)}', 1, 'fee', 6200)`;
  /** And was asked for 25 € in advance, which are kept, or count in March. */
  const deposit = (
    fields: Record<string, string>,
  ) => `${charged}; ${copyOf('charges', { id: `'${id(65)}'`, deposit: `'{"counts": "first_period", "leaving": "kept"}'`, amount: '0', ...fields })};
  insert into charge_lines (organization_id, id, charge_id, number, kind, amount) values ('${org}', gen_random_uuid(), '${id(65)}', 1, 'deposit', 2500)`;
  return [
    ['G19 charges', 'more of a deposit is kept than was paid', deposit({ kept: '2500' })],
    [
      'G19 charges',
      'a fee is less by a deposit that counts in none',
      `${charged}; insert into charge_lines (organization_id, id, charge_id, number, kind, amount) values ('${org}', gen_random_uuid(), '${id(62)}', 2, 'deposit', -2500)`,
    ],
    ...debitCorruptions({ org, club, ana, charged, charge: id(62), id, copyOf }),
    ['G19 charges', 'a charge is not what its lines say', `${charged}; update charges set amount = 6100`],
    [
      'G19 charges',
      'a place is charged twice for a month',
      `${charged}; alter table charges drop constraint charges_once;
     ${copyOf('charges', { amount: '0' })}`,
    ],
    [
      'G19 charges',
      'a charge is paid by a payment for something else',
      `${charged}; ${paid}; update charges set status = 'paid', payment_id = '${id(57)}', paid_at = now()`,
    ],
    [
      'G19 charges',
      'a charge has a late fee that was never told of',
      `${charged}; insert into charge_lines (organization_id, id, charge_id, number, kind, amount, occasion)
         values ('${org}', gen_random_uuid(), '${id(62)}', 2, 'late', 300, 1)`,
    ],
    [
      'G19 charges',
      'more is to be given back than was paid',
      `${charged}; update charges set to_return = 100`,
    ],
    [
      'G19 charges',
      'a place that never began is charged for a month to come',
      `${charged}; update schedule_enrollments set status = 'ended'`,
    ],
    [
      'G19 charges',
      'what is to be paid more is of another period',
      `${charged}; insert into charges (organization_id, id, club_id, plan_id, place_id, root_id, student_id, period_start, period_end, currency, due_on, differs_from)
     values ('${org}', '${id(63)}', '${club}', '${id(61)}', '${id(60)}', '${id(60)}', '${ana}', '2040-04-01', '2040-04-30', 'EUR', '2040-04-05', '${id(62)}')`,
    ],
    [
      'G19 charges',
      'a plan has other prices than were agreed',
      `${charged}; insert into fee_plan_versions (organization_id, id, plan_id, number, prices) values ('${org}', '${id(64)}', '${id(61)}', 1, '[1]')`,
    ],
    [
      'G19 charges',
      'a place is released before the day that its holder was told',
      `${charged}; update charges set warned_at = now(), released_at = now(), release_on = current_date + 9`,
    ],
    [
      'G19 charges',
      'a group has a plan that is none',
      `insert into settings (organization_id, id, key, value) values ('${org}', gen_random_uuid(), 'fee_plan', '"${id(61)}"')`,
    ],
    [
      'figures',
      'a class of the past is not kept',
      `insert into kept_until (organization_id, until, fees_until) values ('${org}', '2041-01-01T00:00Z', '2040-12-31'); delete from kept_marks`,
    ],
    [
      'figures',
      'a month is kept of classes that there are not',
      `insert into kept_months (organization_id, club_id, month, by_hour, weekday, hour, class_type_id, level_id, currency, classes, enrolled, attended, capacity, empty,
              completed, cancelled, no_shows, late_cancellations, enrolments, without_place, minutes, substituted_minutes, revenue)
       select c.organization_id, c.id, '2040-01-01', true, 0, 9, t.id, l.id, 'EUR', 1, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 60, 0, 0
         from clubs c join class_types t on t.organization_id = c.organization_id join class_levels l on l.organization_id = c.organization_id
        where c.organization_id = '${org}' limit 1`,
    ],
    [
      'figures behind',
      'what was written to the past waits for a round that does not come',
      `insert into kept_marks (organization_id, session_id, at) values ('${org}', gen_random_uuid(), now() - interval '2 hours')`,
    ],
    [
      'figures behind',
      'nothing is kept of the last days',
      `insert into kept_until (organization_id, until, fees_until) values ('${org}', '2026-01-01T00:00Z', '2025-12-31')`,
    ],
  ];
}
