import { describe, expect, test } from 'vitest';
import { type Identity, whyTheSame } from './duplicates.ts';

const ana: Identity = {
  display_name: 'Ana López García',
  email: 'Ana@Correo.test',
  phone: '+34 600 12 34 56',
  birth_date: '1990-05-04',
};
const like = (other: Partial<Identity>) => whyTheSame(ana, { display_name: 'x', ...other });

describe('two profiles may be one person', () => {
  test('with one e-mail, in any case', () => {
    expect(like({ email: 'ANA@correo.TEST' })).toEqual(['email']);
    expect(like({ email: ' ana@correo.test ' })).toEqual(['email']);
    expect(like({ email: 'ana@correo.tes' })).toEqual([]);
  });

  test('with one telephone, with or without its country, among several', () => {
    for (const phone of ['600123456', '0034600123456', '600-12-34-56', '911 22 33 44 / 600 123 456'])
      expect(like({ phone }), phone).toEqual(['phone']);
    for (const phone of ['123456', '700123456', '60012345', '+44 7911 600123456'])
      expect(like({ phone }), phone).toEqual([]);
    const british = { display_name: 'x', phone: '07911 123456' };
    expect(whyTheSame(british, { display_name: 'y', phone: '+44 7911 123456' })).toEqual(['phone']);
  });

  test('with one name and one birthday, whatever the order and the accents', () => {
    const birth_date = '1990-05-04';
    expect(like({ display_name: 'LOPEZ GARCIA, ana', birth_date })).toEqual(['name_and_birthday']);
    expect(like({ display_name: 'Ana López', birth_date })).toEqual([]);
    expect(like({ display_name: 'Ana López García', birth_date: null })).toEqual([]);
  });

  test('nothing is the same as nothing', () => {
    const nobody = { display_name: 'x', email: null, phone: '', birth_date: null };
    expect(whyTheSame(nobody, { ...nobody })).toEqual([]);
    expect(whyTheSame({ display_name: 'x', email: '' }, { display_name: 'x', email: '  ' })).toEqual([]);
  });

  test('whoever is asked first', () => {
    const other = { ...ana, display_name: 'García López Ana', email: 'ana@correo.test', phone: '600123456' };
    expect(whyTheSame(ana, other)).toEqual(['email', 'phone', 'name_and_birthday']);
    expect(whyTheSame(other, ana)).toEqual(whyTheSame(ana, other));
  });
});
