import { describe, expect, it } from 'vitest';
import { areaOfPath, destinationsOf, tabsOf } from './navigation.ts';

const paths = (area: Parameters<typeof tabsOf>[0], areas: Parameters<typeof tabsOf>[1]) =>
  tabsOf(area, areas).tabs.map((tab) => tab.to);

describe('the bottom bar', () => {
  it('holds everything that a student needs', () => {
    expect(paths('student', ['student'])).toEqual([
      ...['/classes', '/my-classes', '/my-packages', '/my-progress', '/profile'],
    ]);
    expect(tabsOf('student', ['student']).more).toBe(false);
  });

  it('leaves an admin one place for the rest', () => {
    expect(paths('admin', ['admin'])).toHaveLength(4);
    expect(tabsOf('admin', ['admin']).more).toBe(true);
  });

  it('of a coach who also plays leads to the other side through "more"', () => {
    expect(paths('instructor', ['instructor', 'student'])).toEqual([
      '/instructor/day',
      '/instructor/week',
      '/instructor/students',
    ]);
    expect(tabsOf('instructor', ['instructor', 'student']).more).toBe(true);
  });

  it('has no packages for who has no club where they pay for classes', () => {
    const [on, off] = [{ enable_packages: true }, { enable_packages: false }];
    const to = (clubs: { enable_packages: boolean }[]) =>
      destinationsOf(['student'], clubs).map((item) => item.to);
    expect(to([off, off])).not.toContain('/my-packages');
    expect(to([off, on])).toContain('/my-packages');
    expect(tabsOf('student', ['student'], [off]).tabs.map((tab) => tab.to)).not.toContain('/my-packages');
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
