import account from './account.json' with { type: 'json' };
import attendance from './attendance.json' with { type: 'json' };
import bookings from './bookings.json' with { type: 'json' };
import catalog from './catalog.json' with { type: 'json' };
import changes from './changes.json' with { type: 'json' };
import classes from './classes.json' with { type: 'json' };
import clients from './clients.json' with { type: 'json' };
import club from './club.json' with { type: 'json' };
import coaches from './coaches.json' with { type: 'json' };
import common from './common.json' with { type: 'json' };
import conflict from './conflict.json' with { type: 'json' };
import courts from './courts.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import importing from './importing.json' with { type: 'json' };
import members from './members.json' with { type: 'json' };
import notifications from './notifications.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import places from './places.json' with { type: 'json' };
import problems from './problems.json' with { type: 'json' };
import roster from './roster.json' with { type: 'json' };
import scheduling from './scheduling.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import setup from './setup.json' with { type: 'json' };
import shell from './shell.json' with { type: 'json' };
import today from './today.json' with { type: 'json' };
import visit from './visit.json' with { type: 'json' };

export default {
  account,
  attendance,
  bookings,
  catalog,
  changes,
  classes,
  clients,
  club,
  coaches,
  common,
  conflict,
  courts,
  desk,
  importing,
  members,
  notifications,
  people,
  places,
  problems,
  roster,
  scheduling,
  settings,
  setup,
  shell,
  today,
  visit,
};
