import { type Static, type TProperties, Type } from 'typebox';
import { fileQuery } from '../kernel/http/list-file.ts';
import {
  Currency,
  Id,
  LocalDate,
  LocalTime,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  Shape,
  Strict,
} from '../kernel/http/types.ts';
import { filters, kpiKeys, units } from './rules/kpis.ts';
import { mostDays } from './rules/period.ts';

const asked = {
  from: LocalDate('YYYY-MM-DD on the clubs’ calendars, included'),
  until: LocalDate(`YYYY-MM-DD, included; at most ${mostDays} days`),
  club_id: Type.Optional(Id('Of one club; all that you run unless told')),
  instructor_id: Type.Optional(Id('Of who gave the class, substitutes for themselves')),
  class_type_id: Type.Optional(Id('Of the type that the class had when it began')),
  level_id: Type.Optional(Id('Of the level that it had')),
  currency: Type.Optional(Currency()),
};
export const AnalyticsQuery = Strict(asked);
export type AnalyticsQuery = Static<typeof AnalyticsQuery>;
export const RowsQuery = Strict({ ...asked, ...pageQuery });
export type RowsQuery = Static<typeof RowsQuery>;
export const RowsFile = Strict({ ...asked, ...fileQuery });

const ofPackage = { package_id: Type.Optional(Id('Of one package alone')) };
export const PackagesSoldQuery = Strict({ ...asked, ...ofPackage, ...pageQuery });
export type PackagesSoldQuery = Static<typeof PackagesSoldQuery>;
export const PackagesSoldFile = Strict({ ...asked, ...ofPackage, ...fileQuery });
export type PackagesSoldFile = Static<typeof PackagesSoldFile>;

const KpiKey = () => OneOf(kpiKeys, 'docs/domain/kpis.md says what each counts');
export const KpiParams = Strict({ kpi: KpiKey() });

const part = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const counted = {
  value: Nullable(Type.Number({ description: 'Null where there is nothing to divide by' })),
  numerator: Type.Number(),
  denominator: Type.Number({ description: 'Of how many' }),
};
const Days = () => part({ from: LocalDate(), until: LocalDate() });

export const Kpi = Shape('Kpi', {
  key: KpiKey(),
  unit: OneOf(units, 'share: of 1; money: minor units; rating: 1 to 5'),
  better: OneOf(['more', 'less', 'neither']),
  ...counted,
  previous: part(counted),
  ignores: Type.Array(OneOf(filters), { description: 'What was asked for and it does not look at' }),
});
export type Kpi = Static<typeof Kpi>;

export const Analytics = Shape('Analytics', {
  from: LocalDate(),
  until: LocalDate(),
  previous: Days(),
  currency: Type.String(),
  currencies: Type.Array(Type.String(), { description: 'Of the clubs that are asked for' }),
  kpis: Type.Array(Kpi),
});
export type Analytics = Static<typeof Analytics>;

const figures = {
  classes: Type.Integer(),
  enrolled: Type.Integer(),
  attended: Type.Integer(),
  capacity: Type.Integer(),
  no_shows: Type.Integer(),
  late_cancellations: Type.Integer(),
  enrolments: Type.Integer({ description: 'That had a place, cancelled ones too' }),
  without_place: Type.Integer({ description: 'Who waited and never had a place' }),
  minutes: Type.Integer(),
  revenue: Type.Integer({ description: 'Minor units' }),
};

export const AnalyticsBreakdowns = Shape('AnalyticsBreakdowns', {
  currency: Type.String(),
  heat: Type.Array(
    part({
      weekday: Type.Integer({ description: '0 Monday to 6 Sunday' }),
      hour: Type.Integer(),
      ...figures,
    }),
  ),
  months: Type.Array(part({ month: Type.String({ description: 'YYYY-MM' }), ...figures })),
  types: Type.Array(part({ class_type_id: Id(), name: Type.String(), color: Type.String(), ...figures })),
  instructors: Type.Array(
    part({
      ...{ instructor_id: Id(), name: Type.String(), ...figures },
      substituted_minutes: Type.Integer({ description: 'Of `minutes`: given in the place of somebody else' }),
      assisted_minutes: Type.Integer({ description: 'Beside whoever gave the class' }),
    }),
  ),
});
export type AnalyticsBreakdowns = Static<typeof AnalyticsBreakdowns>;

export const AnalyticsCohorts = Shape('AnalyticsCohorts', {
  cohorts: Type.Array(
    part({
      month: Type.String({ description: 'YYYY-MM: of the first class that they came to' }),
      students: Type.Integer(),
      active: Type.Array(Type.Integer(), {
        description: 'How many of them came in that month, and in each after it',
      }),
    }),
  ),
});
export type AnalyticsCohorts = Static<typeof AnalyticsCohorts>;

export const AnalyticsRow = Shape('AnalyticsRow', {
  id: Id(),
  on: LocalDate(),
  at: Nullable(LocalTime()),
  label: Type.String({ description: 'The class, the package, the instructor, the student' }),
  person: Type.String({ description: 'Whose booking, package or payment it is' }),
  detail: Type.String({ description: 'A state, or a means of payment' }),
  club: Type.String(),
  numerator: Type.Number({ description: 'What it adds' }),
  denominator: Type.Number(),
  session_id: Nullable(Id()),
  client_id: Nullable(Id()),
  instructor_id: Nullable(Id()),
});
export type AnalyticsRow = Static<typeof AnalyticsRow>;
export const AnalyticsRows = Page(AnalyticsRow);

const became = {
  paid: Type.Number({ description: 'Minor units; less what went back' }),
  classes: Type.Integer({ description: 'With which they were sold, and what was granted or taken since' }),
  used: Type.Integer(),
  left: Type.Integer({ description: 'That can still be used' }),
  expired: Type.Integer({ description: 'That were left when they ended' }),
};

export const AnalyticsPackages = Shape('AnalyticsPackages', {
  currency: Type.String(),
  packages: Type.Array(
    part({
      ...{ package_id: Id(), name: Type.String() },
      ...{ sold: Type.Integer(), given: Type.Integer({ description: 'As gifts' }), ...became },
    }),
  ),
});
export type AnalyticsPackages = Static<typeof AnalyticsPackages>;

export const PackageSold = Shape('PackageSold', {
  ...{ id: Id('What the client has bought'), package_id: Id() },
  name: Type.String({ description: 'As it was called then' }),
  on: LocalDate(),
  expires_on: LocalDate(),
  is_gift: Type.Boolean(),
  person: Type.String({ description: 'Who bought it, whoever has it now' }),
  client_id: Id(),
  club: Type.String({ description: 'Empty: for all clubs' }),
  currency: Type.String({ description: 'In which it was paid' }),
  ...became,
});
export type PackageSold = Static<typeof PackageSold>;
export const PackagesSold = Page(PackageSold);
