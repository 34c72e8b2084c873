import account from './account.json' with { type: 'json' };
import attendance from './attendance.json' with { type: 'json' };
import bookings from './bookings.json' with { type: 'json' };
import classes from './classes.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import conflict from './conflict.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import members from './members.json' with { type: 'json' };
import notifications from './notifications.json' with { type: 'json' };
import privacy from './privacy.json' with { type: 'json' };
import problems from './problems.json' with { type: 'json' };
import setup from './setup.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import visit from './visit.json' with { type: 'json' };

export default {
  account,
  attendance,
  bookings,
  classes,
  common,
  conflict,
  desk,
  members,
  notifications,
  privacy,
  problems,
  setup,
  shell,
  visit,
};
