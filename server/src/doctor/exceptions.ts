import type { CatalogExceptions } from '../kernel/db/catalog.ts';

/** Where the schema departs from the house rules, each with its reason. */
export const exceptions: CatalogExceptions = {
  global_tables: [
    'schema_migrations', // the installation's, not an organization's
    'workers', // processes, which serve all
    'backups', // of the whole installation
    'restores',
    'organizations', // the directory itself
    // People and how they sign in: one person may belong to several organizations.
    'users',
    'user_sessions',
    'user_devices', // of a sign-in
    'user_accounts',
    'user_verifications',
    'sign_in_tries',
    'user_two_factors',
    'identity_mails',
  ],
  indexes: [
    'outbox_order', // the relay takes facts of all organizations in their order
    'invitations_token_hash_key', // the link is followed before its organization is known
    // Where does this person belong? Asked before an organization is chosen.
    'memberships_user',
    'client_profiles_user',
    'instructors_user',
  ],
  policies: [
    'organizations.directory',
    'organizations.own_insert',
    'organizations.own_update',
    'memberships.own_memberships', // the organizations that one may choose from
    'invitations.by_token', // a link is looked up before its organization is known, only with app.system on
    'outbox.relay', // only with app.system on
  ],
  loose_references: [
    // History outlives what it tells of.
    'audit_log.user_id',
    'audit_log.entity_id',
    'idempotency_keys.user_id',
    'outbox.cause_id', // names a transaction, which is no row
    // A class that is gone, until the next round takes it off its month.
    'kept_classes.session_id',
    // A class or a person that is gone was written to.
    'kept_marks.session_id',
    'kept_marks.student_id',
    // A browser that is told nothing any more, until what waits for it is due.
    'pushes.device_id',
  ],
  functions: [
    // The one way out of the audit log: the oldest rows of the organization at hand, never of the last thirty days.
    'app.forget_audit(timestamp with time zone,integer)',
    // A person is erased, once that was planned and is due: also from what is append-only.
    'app.erase_person(uuid,text,timestamp with time zone)',
    // And later of what the law wanted kept.
    'app.erase_kept(timestamp with time zone,text,timestamp with time zone,integer)',
  ],
  unbounded: [
    // The names of our own files, written by who migrates; the application has no way in.
    'schema_migrations.name',
    'schema_migrations.hash',
  ],
};
