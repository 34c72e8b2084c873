import { Button, Collapse, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { Care } from './care-form.tsx';

/** One's own, and that of each one in one's care; with nobody else the form stands there at once. */
export function CareOfFamily({ people }: { people: readonly { id: string; name: string }[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const [only, ...others] = people;
  if (!only) return null;
  if (others.length === 0) return <Care client_id={only.id} />;
  return (
    <Stack gap="xs">
      {people.map((person) => (
        <Person
          key={person.id}
          person={person}
          open={open === person.id}
          onToggle={() => setOpen(open === person.id ? null : person.id)}
        />
      ))}
    </Stack>
  );
}

interface PersonProps {
  person: { id: string; name: string };
  open: boolean;
  onToggle: () => void;
}

function Person({ person: { id, name }, open, onToggle }: PersonProps) {
  const region = useId();
  return (
    <div>
      <Button
        variant="default"
        fullWidth
        justify="space-between"
        aria-expanded={open}
        aria-controls={region}
        rightSection={
          open ? <IconChevronUp size={18} aria-hidden /> : <IconChevronDown size={18} aria-hidden />
        }
        onClick={onToggle}
      >
        {name}
      </Button>
      <Collapse expanded={open} id={region}>
        <div style={{ padding: '12px 4px' }}>{open && <Care client_id={id} />}</div>
      </Collapse>
    </div>
  );
}
