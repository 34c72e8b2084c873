-- People, coaches, classes and places are found however their names are typed: one normal form for all of them, the same
-- as server/src/kernel/words.ts has (a test compares the two), independent of the database's locale.

-- Without case, accents and ligatures.
create or replace function app.folded(words text) returns text immutable parallel safe strict language sql as $$
  select translate(
    replace(replace(replace(replace(replace(replace(replace(
      regexp_replace(normalize(words, nfkd), '[\u0300-\u036f]', '', 'g'),
      'ß', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th'),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZøØđĐðÐłŁıħĦŧŦŋŊΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣςΤΥΦΧΨΩАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐЂЈЉЊЋЏ',
    'abcdefghijklmnopqrstuvwxyzooddddllihhttnnαβγδεζηθικλμνξοπρσστυφχψωабвгдежзиклмнопрстуфхцчшщъыьэюяієґђјљњћџ')
$$;

-- The words of a text, one space between them. A name with a hyphen or an apostrophe is two words.
create function app.words(words text) returns text immutable parallel safe strict language sql as $$
  select btrim(regexp_replace(
    translate(app.folded(words), E'!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~¡¿«»“”„‘’‚·•–—−‐‑′″\t\n\r', repeat(' ', 80)),
    ' +', ' ', 'g'))
$$;

-- How words sound in Spanish, so that Jiménez is Giménez and Vázquez is Basques. In capitals, so that no part of a word
-- that is looked for as it is written is found in here.
create function app.sounds(words text) returns text immutable parallel safe strict language sql as $$
  select translate(regexp_replace(translate(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(replace(replace(replace(words,
      'ch', '~'), 'ph', 'f'), 'h', ''),
      'g([ei])', 'j\1', 'g'), 'gu([ei])', 'g\1', 'g'), 'qu([ei])', 'k\1', 'g'), 'c([ei])', 's\1', 'g'), '(^| )x', '\1j', 'g'),
    'vwzcqxy', 'bbskksi'), '([a-z])\1', '\1', 'g'), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
$$;

-- The digits of one or several telephone numbers, without the 00 that stands for a plus.
create function app.digits(phone text) returns text immutable parallel safe strict language sql as $$
  select btrim(regexp_replace(translate(regexp_replace(phone, '[^0-9/,;]', '', 'g'), '/,;', '   '), '(^| )00', '\1', 'g'))
$$;

-- What a row is found by, one thing a line, each word behind a space: its name, the name written without hyphens and
-- apostrophes, e-mail, telephone, and how the name sounds.
create function app.search_text(name text, email text, phone text) returns text immutable parallel safe language plpgsql as $$
declare
  plain constant text := app.words(coalesce(name, ''));
  joined constant text := app.words(translate(coalesce(name, ''), '''’‘.-‐‑´`', ''));
begin
  return ' ' || plain || E'\n ' || case when joined = plain then '' else joined end
    || E'\n ' || app.folded(coalesce(email, '')) || E'\n ' || app.digits(coalesce(phone, ''))
    || E'\n ' || app.sounds(plain) || E'\n';
end $$;

-- Names in the order of the language whatever the locale: Óscar before Yolanda, ñ behind n, court 2 before court 10. As
-- much of them as fits into a cursor.
create function app.sort_name(name text) returns text immutable parallel safe strict language sql as $$
  select left(regexp_replace(regexp_replace(regexp_replace(
    app.words(replace(replace(normalize(name, nfc), 'ñ', U&'n\E000'), 'Ñ', U&'n\E000')),
    '(^| )([0-9])(?= |$)', '\1000\2', 'g'), '(^| )([0-9]{2})(?= |$)', '\100\2', 'g'), '(^| )([0-9]{3})(?= |$)', '\10\2', 'g'), 200)
$$;

drop index users_search, users_name, client_profiles_name;
alter table client_profiles drop column search;

alter table client_profiles
  add column search text not null generated always as (app.search_text(display_name, email, phone)) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(display_name)) stored;
alter table users
  add column search text not null generated always as (app.search_text(name, email, '')) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(name)) stored;
alter table organizations
  add column search text not null generated always as (app.search_text(name, slug, '')) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(name)) stored;
alter table clubs
  add column search text not null generated always as (app.search_text(name, '', '')) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(name)) stored;
alter table instructors
  add column search text not null generated always as (app.search_text(display_name, '', '')) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(display_name)) stored;
alter table courts
  add column search text not null generated always as (app.search_text(name, '', '')) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(name)) stored;
alter table class_types
  add column search text not null generated always as (app.search_text(name, '', '')) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(name)) stored;
alter table class_levels
  add column search text not null generated always as (app.search_text(display_name, '', '')) stored;
alter table class_schedules
  add column search text not null generated always as (app.search_text(name || ' ' || location, '', '')) stored,
  add column sort_name text collate "C" not null generated always as (app.sort_name(name)) stored;

comment on column client_profiles.search is 'What the profile is found by (app.search_text)';
comment on column client_profiles.sort_name is 'Where the name stands in a list (app.sort_name)';

create index client_profiles_name on client_profiles (organization_id, sort_name, id);
create index users_search on users using gin (search gin_trgm_ops);
create index users_name on users (sort_name, id);

create or replace function app.audited(row_data jsonb) returns jsonb immutable parallel safe language sql
  return row_data - '{organization_id,updated_at,enrolled_count,waitlisted_count,attended_count,token_hash,session_starts_at,session_ends_at,search,sort_name,is_over}'::text[];
