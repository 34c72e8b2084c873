import desk from './desk.ts';
import everybody from './everybody.ts';
import own from './own.ts';

const { account, attendance, bookings, conflict, members, notifications, problems, setup, visit } = everybody;

export default {
  ...everybody,
  ...own,
  ...desk,
  account: { ...account, ...own.account },
  attendance: { ...attendance, ...own.attendance, ...desk.attendance },
  bookings: { ...bookings, ...own.bookings },
  conflict: { ...conflict, fields: { ...conflict.fields, ...desk.conflict.fields } },
  members: { ...members, ...desk.members },
  notifications: { ...notifications, ...own.notifications },
  problems: {
    ...{ ...problems, ...own.problems, ...desk.problems },
    field: { ...problems.field, ...own.problems.field, ...desk.problems.field },
    places: { ...problems.places, ...desk.problems.places },
    payments: { ...problems.payments, ...desk.problems.payments },
    planning: { ...own.problems.planning, ...desk.problems.planning },
  },
  setup: { ...setup, ...desk.setup },
  visit: { ...visit, ...own.visit },
};
