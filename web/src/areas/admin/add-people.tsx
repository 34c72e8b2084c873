import { ClientPicker } from '../../features/clients/components/desk/client-picker.tsx';
import { Duplicates } from '../../features/clients/components/desk/duplicates.tsx';
import { AddToClass } from '../../features/enrollments/components/desk/add-to-class.tsx';
import type { Session } from '../../features/scheduling/api.ts';
import { takesPeople } from '../../features/scheduling/steps.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useDesk } from './use-desk.ts';

interface AddPeopleProps {
  session: Session;
  onAdded?: () => void;
}

/** Somebody for a class, chosen from the clients or new; nothing where nobody can be added now. */
export function AddPeople({ session, onAdded }: AddPeopleProps) {
  const takes = takesPeople(session, useNow());
  const { formats } = useDesk();
  if (!takes) return null;
  return (
    <AddToClass
      session_id={session.id}
      takes={takes}
      formats={formats}
      canAddPeople={session.abilities.add_people}
      choosePerson={(props) => <ClientPicker {...props} />}
      similar={(values, onUse) => (
        <Duplicates values={values} onUse={({ id, display_name: name }) => onUse({ id, name })} />
      )}
      {...(onAdded && { onAdded })}
    />
  );
}
