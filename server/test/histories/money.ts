/* Money as docs/domain/money.md says it, in other words than the code: accounts, payments, what pays for what. */

interface Line {
  /** A booking or a package; null: for the account of who paid. */
  of: string | null;
  amount: number;
  back: number;
}
interface Payment {
  payer: string;
  method: string;
  /** What of it came from the account. */
  credit: number;
  moneyBack: number;
  lines: Line[];
}
/** A booking as it is found. */
export interface Booking {
  id: string;
  session_id: string;
  student_id: string;
  status: string;
  price: number;
  is_late: boolean;
  waits_first: boolean;
  by_make_up: boolean;
  package_id: string | null;
  payment_id: string | null;
  /** Whose account is to pay when they move up. */
  credit_of: string | null;
}

export function moneyOfHistory() {
  const accounts = new Map<string, { kind: string; delta: number }[]>();
  const payments = new Map<string, Payment>();
  /** By which payment a booking or a package is paid. */
  const paidBy = new Map<string, string>();
  /** What the end of a booking has put on an account last. */
  const ended = new Map<string, { amount: number; payer: string }>();
  /** Whose late cancellation gave the money back. */
  const returnedLate = new Set<string>();
  const cash: { at: Date; amount: number }[] = [];

  const movesOf = (client: string) => accounts.get(client) ?? [];
  const balanceOf = (client: string) => movesOf(client).reduce((sum, { delta }) => sum + delta, 0);
  function move(client: string, kind: string, delta: number): void {
    if (delta !== 0) accounts.set(client, [...movesOf(client), { kind, delta }]);
  }
  const totalOf = ({ lines }: Payment) => lines.reduce((sum, { amount }) => sum + amount, 0);
  const moneyLeft = (one: Payment) => totalOf(one) - one.credit - one.moneyBack;
  const lineOf = (id: string, of: string | null) =>
    payments.get(id)?.lines.find((line) => line.of === of) as Line;
  function through(method: string, amount: number, at: Date): void {
    if (method === 'cash' && amount !== 0) cash.push({ at, amount });
  }

  function take(
    id: string,
    at: Date,
    { lines, ...head }: Omit<Payment, 'moneyBack' | 'lines'> & { lines: Omit<Line, 'back'>[] },
  ): void {
    const payment = { ...head, moneyBack: 0, lines: lines.map((line) => ({ ...line, back: 0 })) };
    payments.set(id, payment);
    move(head.payer, 'used', -head.credit);
    for (const { of, amount } of lines) {
      if (of === null) move(head.payer, 'paid_in', amount);
      else paidBy.set(of, id);
    }
    through(head.method, totalOf(payment) - head.credit, at);
  }

  /** Something of a line goes back: what was money as money, unless all of it goes to the account. */
  function giveBack(
    at: Date,
    { id, of, amount, to }: { id: string; of: string | null; amount: number; to: 'same' | 'account' },
  ): void {
    const payment = payments.get(id) as Payment;
    const asMoney = to === 'account' || payment.method === 'account_credit' ? 0 : moneyLeft(payment);
    const money = Math.min(amount, asMoney);
    lineOf(id, of).back += amount;
    payment.moneyBack += money;
    move(payment.payer, 'returned', amount - money);
    through(payment.method, -money, at);
  }

  const leftOf = (id: string, of: string | null) => lineOf(id, of).amount - lineOf(id, of).back;

  /** A booking ends: what was paid for it goes to the account. One for which all went back before stays settled. */
  function end(booking: string): void {
    const id = paidBy.get(booking);
    if (id === undefined) return;
    const amount = leftOf(id, booking);
    if (amount === 0) return;
    const { payer } = payments.get(id) as Payment;
    lineOf(id, booking).back += amount;
    move(payer, 'returned', amount);
    ended.set(booking, { amount, payer });
    paidBy.delete(booking);
  }

  /** What has become of bookings, with what it does to the money. @returns what should not be so */
  function follow(before: readonly Booking[], after: readonly Booking[], lateReturns: boolean): string[] {
    const was = new Map(before.map((one) => [one.id, one]));
    const back: Booking[] = [];
    const up: Booking[] = [];
    for (const now of after) {
      const then = was.get(now.id);
      if (!then) continue;
      const out = then.status === 'cancelled' || (then.status === 'waitlisted' && then.waits_first);
      if (then.status !== 'cancelled' && now.status === 'cancelled') cancelled(now, lateReturns);
      else if (now.status === 'enrolled' && then.status === 'waitlisted' && now.credit_of) up.push(now);
      else if (out && now.status === 'enrolled') back.push(now);
    }
    return [...payFirst(up), ...payAgain(back, after)];
  }

  /** Who moves up pays with the credit that they had chosen, or owes the price. */
  function payFirst(up: readonly Booking[]): string[] {
    const due = up.filter(
      (one) => !paidBy.has(one.id) && !one.by_make_up && one.package_id === null && one.price > 0,
    );
    const payer = (one: Booking) => one.credit_of as string;
    for (const one of due.filter(({ payment_id }) => payment_id)) {
      const lines = [{ of: one.id, amount: one.price }];
      const how = { payer: payer(one), method: 'account_credit', credit: one.price, lines };
      take(one.payment_id as string, new Date(0), how);
    }
    return due
      .filter((one) => !one.payment_id && due.length === 1 && one.price <= balanceOf(payer(one)))
      .map(({ id }) => `${id} could have been paid by the account`);
  }

  function cancelled({ id, is_late }: Booking, lateReturns: boolean): void {
    if (is_late && !lateReturns) return;
    const had = ended.get(id);
    end(id);
    if (is_late && ended.get(id) !== had) returnedLate.add(id);
  }

  function payAgain(back: readonly Booking[], all: readonly Booking[]): string[] {
    const wanting = back.filter((one) => !paidBy.has(one.id) && !one.by_make_up && one.package_id === null);
    const due = wanting.filter(({ id }) => ended.has(id));
    const [paid, unpaid] = [due.filter((one) => one.payment_id), due.filter((one) => !one.payment_id)];
    const known = new Set([...payments.keys()]);
    const wrong = paid.flatMap(({ id, payment_id }) => {
      const { amount, payer } = ended.get(id) as { amount: number; payer: string };
      if (known.has(payment_id as string)) return [`${id} is paid by what ended`];
      const lines = [{ of: id, amount }];
      take(payment_id as string, new Date(0), { payer, method: 'account_credit', credit: amount, lines });
      return [];
    });
    const stranger = all.filter(({ payment_id }) => payment_id !== null && !payments.has(payment_id));
    // Of several at once they are paid in their order, as far as the account goes.
    const alone = due.length === 1 ? unpaid : [];
    const could = alone.filter(({ id }) => {
      const { amount, payer } = ended.get(id) as { amount: number; payer: string };
      return amount <= balanceOf(payer);
    });
    return [
      ...wrong,
      ...stranger.map(({ id }) => `${id} is paid by nobody knows what`),
      ...could.map(({ id }) => `${id} could have been paid again`),
    ];
  }

  /** A price that is to be paid, now or later. */
  function owes({ id, status, price, is_late, ...one }: Booking): boolean {
    if (paidBy.has(id) || one.by_make_up || one.package_id !== null || price === 0) return false;
    if (status === 'cancelled') return is_late && !returnedLate.has(id);
    return status !== 'waitlisted';
  }

  function merge(kept: string, other: string): void {
    for (const payment of payments.values()) if (payment.payer === other) payment.payer = kept;
    for (const one of ended.values()) if (one.payer === other) one.payer = kept;
    const balance = balanceOf(other);
    move(other, 'moved_out', -balance);
    move(kept, 'moved_in', balance);
  }

  return {
    ...{ accounts, payments, paidBy, cash, balanceOf, move, take, giveBack, leftOf, follow, owes, merge },
    ...{ moneyLeft, totalOf, through },
    reopen: (booking: string, id: string) => paidBy.get(booking) === id && paidBy.delete(booking),
  };
}
