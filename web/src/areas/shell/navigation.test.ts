import { describe, expect, it } from 'vitest';
import { areaOfPath, tabsOf } from './navigation.ts';

const paths = (area: Parameters<typeof tabsOf>[0], areas: Parameters<typeof tabsOf>[1]) =>
  tabsOf(area, areas).tabs.map((tab) => tab.to);

describe('the bottom bar', () => {
  it('holds everything that a student needs', () => {
    expect(paths('student', ['student'])).toEqual(['/classes', '/my-classes', '/my-packages', '/profile']);
    expect(tabsOf('student', ['student']).more).toBe(false);
  });

  it('leaves an admin one place for the rest', () => {
    expect(paths('admin', ['admin'])).toHaveLength(4);
    expect(tabsOf('admin', ['admin']).more).toBe(true);
  });

  it('of a coach who also plays leads to the other side through "more"', () => {
    expect(paths('instructor', ['instructor', 'student'])).toEqual(['/instructor/day', '/instructor/week']);
    expect(tabsOf('instructor', ['instructor', 'student']).more).toBe(true);
  });

  it('of somebody without a club has the profile', () => {
    expect(paths(null, [])).toEqual(['/profile']);
  });
});

it('a page below a destination belongs to its area', () => {
  expect(areaOfPath('/admin/schedules/0190')).toBe('admin');
  expect(areaOfPath('/classes')).toBe('student');
  expect(areaOfPath('/profile')).toBeNull();
});
