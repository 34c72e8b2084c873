const words = {
  group: ['grupo', 'clase', 'nombre del grupo', 'class', 'class name', 'group name'],
  weekday: ['dia', 'dia de la semana', 'day'],
  start_time: ['hora', 'hora inicio', 'hora de inicio', 'time'],
  club: ['centro', 'sede', 'venue'],
  instructor: ['monitor', 'monitora', 'profesor', 'profesora', 'entrenador', 'coach', 'teacher'],
  name: [
    'nombre',
    'alumno',
    'alumna',
    'cliente',
    'nombre completo',
    'nombre y apellidos',
    'student',
    'client',
    'full name',
    'first name',
  ],
  surname: ['apellido', 'apellidos', 'last name', 'family name'],
  email: ['e mail', 'correo', 'correo electronico', 'mail'],
  phone: ['telefono', 'tel', 'movil', 'telephone', 'mobile'],
  starts_on: ['desde', 'fecha inicio', 'fecha de inicio', 'alta', 'from', 'start date'],
  ends_on: ['hasta', 'fecha fin', 'fecha de fin', 'baja', 'until', 'to', 'end date'],
} as const satisfies Record<string, readonly string[]>;
/** The columns of a file that says who holds which place. */
export type PlaceColumn = keyof typeof words;
/** What else they may be called in Spanish and English, folded. */
export const placeWords: Readonly<Record<PlaceColumn, readonly string[]>> = words;
