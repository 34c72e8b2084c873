/** What a calendar says beside what stands in the rows. */
export interface Words {
  student: (organization: string) => string;
  coach: (organization: string) => string;
  club: (club: string) => string;
  waiting: (what: string) => string;
  with: (coach: string) => string;
}

const es: Words = {
  student: (organization) => `Mis clases · ${organization}`,
  coach: (organization) => `Las clases que doy · ${organization}`,
  club: (club) => `Clases de ${club}`,
  waiting: (what) => `En lista de espera: ${what}`,
  with: (coach) => `Con ${coach}`,
};
const en: Words = {
  student: (organization) => `My classes · ${organization}`,
  coach: (organization) => `The classes I teach · ${organization}`,
  club: (club) => `Classes at ${club}`,
  waiting: (what) => `On the waiting list: ${what}`,
  with: (coach) => `With ${coach}`,
};

export const wordsIn = (locale: string): Words => (locale === 'en' ? en : es);
