import type { Manner, PlanNode } from './explain.ts';
import { growsWithHistory, mayBeSearched } from './tables.ts';

/**
 * What is wrong with a plan, in words; nothing when its work does not grow with history.
 *
 * A partial index says by itself which rows it has.
 *
 * Cost is in PostgreSQL's units: 1 is one page read in order, so that a look-up of one row by its key is about 3.
 */
export function faultsOf(plan: PlanNode, manner: Manner, partial: ReadonlySet<string>): string[] {
  const faults = [...scansOf(plan)].flatMap((scan) => faultsOfScan(scan, partial));
  // Of a limit that is not known yet PostgreSQL thinks as of a tenth of all rows.
  const open = manner === 'generic' && plan['Node Type'] === 'Limit';
  if (!open && plan['Total Cost'] > most.cost)
    faults.push(`costs ${Math.round(plan['Total Cost'])}, and a statement may cost ${most.cost}`);
  return [...new Set(faults)];
}

/** Bounds with room: what is right stays far below, what is wrong is far above. */
const most = { cost: 20_000, costPerRow: 40, costUnquestioned: 1_000 };

function faultsOfScan({ node, limited }: Scan, partial: ReadonlySet<string>): string[] {
  const table = node['Relation Name'] ?? '';
  if (!growsWithHistory(table)) return [];
  if (mayBeSearched(table, node.Filter)) return [];
  if (node['Node Type'] === 'Seq Scan') return [`reads all of ${table}`];
  const where = `${table} by ${node['Index Name']}`;
  const narrow = narrows(node['Index Cond']) || partial.has(node['Index Name'] ?? '');
  if (!limited && !narrow)
    return [`reads the whole organization's ${where}${node.Filter ? ` and looks for ${node.Filter}` : ''}`];
  return isWasteful(node, limited) ? [`reads far more of ${where} than it keeps: ${node.Filter}`] : [];
}

/** Its own organization's rows are all there are: another column has to say which of them. */
const narrows = (condition = ''): boolean =>
  condition.split(' AND ').some((part) => part !== '' && !/^\(*organization_id = /.test(part));

function isWasteful(node: PlanNode, limited: boolean): boolean {
  if (limited || node.Filter === undefined || isAhead(node)) return false;
  const cost = node['Total Cost'] - node['Startup Cost'];
  return cost > most.costUnquestioned && cost > most.costPerRow * node['Plan Rows'];
}

/** Everything from some day on: what is still to come does not grow with history. */
const isAhead = ({ 'Index Cond': condition = '' }: PlanNode): boolean =>
  condition.includes('(scheduled_datetime >');

interface Scan {
  node: PlanNode;
  /** It stops as soon as a limit above it is reached: it reads in the order that is asked for. */
  limited: boolean;
}

function* scansOf(node: PlanNode, limited = false): Generator<Scan> {
  if (node['Node Type'].endsWith('Scan') && node['Relation Name']) yield { node: withIndex(node), limited };
  const below = node['Node Type'] === 'Limit' || (limited && !gathers.has(node['Node Type']));
  for (const child of node.Plans ?? [])
    yield* scansOf(child, below && passesOn.has(child['Parent Relationship'] ?? ''));
}

/** What is on the inner side of a join, or is computed beforehand, is read to its end. */
const passesOn = new Set(['Outer', 'Member', 'Subquery']);

/** They want all rows before they give the first. */
const gathers = new Set([
  'Sort',
  'Aggregate',
  'Hash',
  'Materialize',
  'WindowAgg',
  'SetOp',
  'Unique',
  'ModifyTable',
]);

/** A bitmap scan has its condition in the nodes below it. */
function withIndex(node: PlanNode): PlanNode {
  if (node['Node Type'] !== 'Bitmap Heap Scan') return node;
  const below = [...indexesOf(node)];
  return {
    ...node,
    'Index Name': below.map((index) => index['Index Name']).join(' and '),
    'Index Cond': below.map((index) => index['Index Cond']).join(' AND '),
  };
}

function* indexesOf(node: PlanNode): Generator<PlanNode> {
  if (node['Node Type'] === 'Bitmap Index Scan') yield node;
  for (const child of node.Plans ?? []) yield* indexesOf(child);
}
