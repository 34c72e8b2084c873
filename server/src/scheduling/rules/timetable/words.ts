import type { Column } from './columns.ts';
import type { TypeKind } from './defaults.ts';

/** What a column may be called besides our own name, in Spanish and English, folded. */
export const headingWords: Readonly<Record<Column, readonly string[]>> = {
  club: ['centro', 'sede', 'instalacion', 'venue', 'location', 'nombre del club'],
  class_name: [
    'clase',
    'nombre',
    'nombre de la clase',
    'grupo',
    'actividad',
    'class',
    'name',
    'group',
    'activity',
  ],
  class_type: ['tipo', 'tipo de clase', 'modalidad', 'type', 'kind'],
  level: ['nivel', 'categoria'],
  weekday: ['dia', 'dia de la semana', 'day', 'day of week', 'day of the week'],
  start_time: [
    'hora',
    'hora inicio',
    'hora de inicio',
    'inicio hora',
    'comienzo',
    'horario',
    'time',
    'start',
  ],
  duration_minutes: [
    'duracion',
    'minutos',
    'duracion minutos',
    'duracion min',
    'duration',
    'minutes',
    'mins',
  ],
  end_time: ['hora fin', 'hora de fin', 'hora final', 'fin hora', 'end', 'finish', 'finish time'],
  min_participants: ['minimo', 'min', 'plazas minimas', 'minimo de alumnos', 'minimum'],
  max_participants: [
    'plazas',
    'maximo',
    'max',
    'aforo',
    'capacidad',
    'plazas maximas',
    'places',
    'maximum',
    'capacity',
  ],
  price_minor: ['precio en centimos', 'centimos', 'price in cents'],
  member_price_minor: ['precio de socio en centimos', 'member price in cents'],
  price: ['precio', 'tarifa', 'importe', 'cuota', 'fee'],
  member_price: [
    'precio socio',
    'precio de socio',
    'precio socios',
    'tarifa socio',
    'tarifa socios',
    'members price',
  ],
  currency: ['moneda', 'divisa'],
  instructor: [
    'monitor',
    'monitora',
    'profesor',
    'profesora',
    'entrenador',
    'entrenadora',
    'coach',
    'teacher',
    'trainer',
  ],
  assistants: [
    'ayudante',
    'ayudantes',
    'monitor ayudante',
    'monitores ayudantes',
    'monitor de apoyo',
    'apoyo',
    'segundo monitor',
    'asistente',
    'asistentes',
    'assistant',
    'assistant coach',
    'assistant coaches',
    'helper',
    'helpers',
    'second coach',
  ],
  court: ['pista', 'sala', 'cancha', 'room', 'hall'],
  start_date: ['fecha inicio', 'fecha de inicio', 'desde', 'from', 'starts', 'starts on'],
  end_date: ['fecha fin', 'fecha de fin', 'hasta', 'until', 'to', 'ends', 'ends on'],
  timezone: ['zona horaria', 'huso horario', 'zone'],
};

const days = {
  MO: ['lunes', 'lun', 'lu', 'monday', 'mon'],
  TU: ['martes', 'mar', 'ma', 'tuesday', 'tue', 'tues'],
  WE: ['miercoles', 'mie', 'mier', 'mi', 'wednesday', 'wed'],
  TH: ['jueves', 'jue', 'ju', 'thursday', 'thu', 'thur', 'thurs'],
  FR: ['viernes', 'vie', 'vi', 'friday', 'fri'],
  SA: ['sabado', 'sab', 'sa', 'saturday', 'sat'],
  SU: ['domingo', 'dom', 'do', 'sunday', 'sun'],
} as const;
export const dayWords: Readonly<Record<keyof typeof days, readonly string[]>> = days;

/** The kinds of a class type, as people call them. */
export const kindWords: Readonly<Record<TypeKind, readonly string[]>> = {
  group: ['grupo', 'grupal', 'en grupo', 'clase en grupo', 'clase grupal', 'colectiva', 'group class'],
  individual: ['particular', 'privada', 'clase particular', 'private', 'private class', 'one to one'],
  clinic: ['clinica', 'clinics'],
  intensive: ['intensivo', 'curso intensivo', 'intensive course'],
  workshop: ['taller'],
};

/** The four levels that every organization begins with, in the other language too. */
export const levelWords = {
  beginner: ['principiante', 'principiantes', 'iniciacion', 'inicial', 'basico', 'beginners'],
  intermediate: ['intermedio', 'medio', 'intermediates'],
  advanced: ['avanzado', 'avanzados'],
  all_levels: ['todos los niveles', 'todos', 'all levels', 'all', 'abierto', 'mixto'],
} as const;
