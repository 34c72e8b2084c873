import calendars from './calendars.json' with { type: 'json' };
import charges from './charges.json' with { type: 'json' };
import devices from './devices.json' with { type: 'json' };
import evaluations from './evaluations.json' with { type: 'json' };
import find from './find.json' with { type: 'json' };
import online from './online.json' with { type: 'json' };
import onlyOwn from './only-own.json' with { type: 'json' };
import packages from './packages.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import progress from './progress.json' with { type: 'json' };
import sales from './sales.json' with { type: 'json' };
import scan from './scan.json' with { type: 'json' };
import tokens from './tokens.json' with { type: 'json' };
import wishes from './wishes.json' with { type: 'json' };

/** Said where people look after what is their own, and by the desk for them; adds to what everybody has. */
export default {
  ...onlyOwn,
  calendars,
  charges,
  devices,
  evaluations,
  find,
  online,
  packages,
  people,
  progress,
  sales,
  scan,
  tokens,
  wishes,
};
