import desk from './desk.ts';
import everybody from './everybody.ts';

const { attendance, members, problems, setup } = everybody;

export default {
  ...everybody,
  ...desk,
  attendance: { ...attendance, ...desk.attendance },
  members: { ...members, ...desk.members },
  problems: { ...problems, ...desk.problems, field: { ...problems.field, ...desk.problems.field } },
  setup: { ...setup, ...desk.setup },
};
