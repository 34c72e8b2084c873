import analytics from './analytics.json' with { type: 'json' };
import catalog from './catalog.json' with { type: 'json' };
import changes from './changes.json' with { type: 'json' };
import clients from './clients.json' with { type: 'json' };
import club from './club.json' with { type: 'json' };
import coaches from './coaches.json' with { type: 'json' };
import courts from './courts.json' with { type: 'json' };
import debits from './debits.json' with { type: 'json' };
import fees from './fees.json' with { type: 'json' };
import foresight from './foresight.json' with { type: 'json' };
import importing from './importing.json' with { type: 'json' };
import webhooks from './integrations.json' with { type: 'json' };
import messages from './messages.json' with { type: 'json' };
import onlyDesk from './only-desk.json' with { type: 'json' };
import places from './places.json' with { type: 'json' };
import plans from './plans.json' with { type: 'json' };
import roster from './roster.json' with { type: 'json' };
import scheduling from './scheduling.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import substitutes from './substitutes.json' with { type: 'json' };
import till from './till.json' with { type: 'json' };
import today from './today.json' with { type: 'json' };

/** Said on the pages of the desk and of instructors only; `only-desk` adds to what everybody has. */
export default {
  ...onlyDesk,
  analytics,
  catalog,
  changes,
  clients,
  club,
  coaches,
  courts,
  debits,
  fees,
  foresight,
  importing,
  webhooks,
  messages,
  places,
  plans,
  roster,
  scheduling,
  settings,
  substitutes,
  till,
  today,
};
