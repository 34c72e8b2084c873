/** What a skill of the padel catalogue is called, and whether who leaves its level has to master it. */
export interface StartingSkill {
  key: string;
  name_es: string;
  name_en: string;
  is_exit_criterion: boolean;
}

type Line = [key: string, name_es: string, name_en: string, optional?: 'optional'];
const skills = (lines: readonly Line[]): StartingSkill[] =>
  lines.map(([key, name_es, name_en, optional]) => ({
    ...{ key, name_es, name_en },
    is_exit_criterion: optional === undefined,
  }));

/** The padel catalogue that ships, by the name of the level, each in the order in which it is taught. */
export const startingSkills: Readonly<Record<string, readonly StartingSkill[]>> = {
  beginner: skills([
    ['grip', 'Empuñadura continental', 'Continental grip'],
    ['ready_position', 'Posición de espera y paso de ajuste', 'Ready position and split step', 'optional'],
    ['forehand', 'Derecha desde el fondo', 'Forehand from the back'],
    ['backhand', 'Revés desde el fondo', 'Backhand from the back'],
    ['serve', 'Saque con control', 'Controlled serve'],
    ['return', 'Resto profundo', 'Deep return'],
    ['forehand_volley', 'Volea de derecha', 'Forehand volley'],
    ['backhand_volley', 'Volea de revés', 'Backhand volley'],
    ['back_wall', 'Salida de pared de fondo', 'Ball off the back wall'],
    ['defensive_lob', 'Globo defensivo', 'Defensive lob'],
    ['net_position', 'Colocación en la red', 'Position at the net'],
    ['calling', 'Comunicación con la pareja', 'Communication with the partner', 'optional'],
    ['scoring', 'Reglas y puntuación', 'Rules and scoring', 'optional'],
  ]),
  intermediate: skills([
    ['serve_placement', 'Saque con dirección y efecto', 'Serve with placement and spin'],
    ['return_and_rise', 'Resto y subida a la red', 'Return and move up', 'optional'],
    ['net_transition', 'Transición del fondo a la red', 'Transition from the back to the net'],
    ['side_wall', 'Salida de pared lateral', 'Ball off the side wall'],
    ['double_wall', 'Doble pared', 'Double wall'],
    ['attacking_lob', 'Globo de ataque', 'Attacking lob'],
    ['chiquita', 'Chiquita', 'Chiquita'],
    ['deep_volley', 'Volea profunda a la esquina', 'Deep volley to the corner'],
    ['block_volley', 'Bloqueo en la red', 'Block at the net', 'optional'],
    ['bandeja', 'Bandeja', 'Bandeja'],
    ['flat_smash', 'Remate plano', 'Flat smash'],
    ['moving_together', 'Moverse en bloque con la pareja', 'Moving as a pair'],
    ['patience', 'Construir el punto con paciencia', 'Building the point with patience', 'optional'],
  ]),
  advanced: skills([
    ['vibora', 'Víbora', 'Víbora'],
    ['smash_out', 'Remate por tres', 'Smash out over the side wall'],
    ['smash_back', 'Remate que vuelve a su campo', 'Smash that comes back to one’s own court'],
    ['hook', 'Gancho', 'Hook smash', 'optional'],
    ['wall_drop', 'Bajada de pared', 'Attack off the back wall'],
    ['counter_wall', 'Contrapared', 'Counter wall'],
    ['drop_volley', 'Dejada y volea corta', 'Drop shot and short volley', 'optional'],
    ['leaving_court', 'Salida de pista', 'Defending from outside the court', 'optional'],
    ['change_of_pace', 'Cambios de ritmo', 'Changes of pace'],
    ['australian', 'Saque en formación australiana', 'Australian formation', 'optional'],
    ['reading', 'Leer al rival y elegir el golpe', 'Reading the opponents and choosing the shot'],
    ['match_plan', 'Plan de partido y táctica', 'Match plan and tactics'],
  ]),
};
