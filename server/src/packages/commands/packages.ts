import { authorize } from '../../kernel/actor.ts';
import { violates } from '../../kernel/db/errors.ts';
import { announce } from '../../kernel/live.ts';
import { forbidden, type InputError, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, getClub } from '../../organizations/public.ts';
import { getPackage } from '../queries/packages.ts';
import { checkSale } from '../rules.ts';
import type { AddPackage, ChangePackage, ClassPackage } from '../schemas.ts';
import { insertPackage, unknownTypes, updatePackage } from '../store/packages.ts';

/** Something more to sell. Throws 403, 404, 422. */
export async function addPackage(scope: Scope, input: AddPackage): Promise<ClassPackage> {
  const { class_types = [], club_id = null, ...fields } = input;
  if (!administers(scope.actor, club_id))
    throw forbidden('A package of all clubs is for those who run the organization.');
  if (club_id !== null) await getClub(scope, club_id);
  refuse([...checkSale(input), ...(await checkTypes(scope, class_types))]);
  const id = await insertPackage(scope, { ...fields, club_id, class_type_ids: class_types }).catch(nameTaken);
  return told(scope, id);
}

/** What was sold stays as it was sold. Throws 403, 404, 422. */
export async function changePackage(scope: Scope, id: string, input: ChangePackage): Promise<ClassPackage> {
  const before = await getPackage(scope, id);
  authorize(before.abilities.change);
  const { class_types, ...fields } = input;
  refuse([...checkSale({ ...before, ...input }), ...(await checkTypes(scope, class_types ?? []))]);
  const types = class_types === undefined ? {} : { class_type_ids: class_types };
  await updatePackage(scope, id, { ...fields, ...types }).catch(nameTaken);
  return told(scope, id);
}

function told(scope: Scope, id: string): Promise<ClassPackage> {
  announce(scope.tx, 'packages', [id]);
  return getPackage(scope, id);
}

async function checkTypes({ tx }: Scope, ids: readonly string[]): Promise<InputError[]> {
  const unknown = await unknownTypes(tx, ids);
  return unknown.map((id) => ({
    path: `/class_types/${ids.indexOf(id)}`,
    code: 'unknown',
    message: 'is no class type here',
  }));
}

function refuse(errors: InputError[]): void {
  if (errors.length > 0) throw invalid(errors);
}

function nameTaken(error: unknown): never {
  if (violates(error, 'class_packages_organization_id_name_key'))
    throw invalid([{ path: '/name', code: 'taken', message: 'is already the name of another package' }]);
  throw error;
}
