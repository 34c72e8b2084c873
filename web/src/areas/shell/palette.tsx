import { ActionIcon, Combobox, Kbd, Loader, TextInput, UnstyledButton, useCombobox } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import classes from './palette.module.css';
import { type Found, useFound } from './palette-found.ts';

/** People, classes, pages and actions, by keyboard from anywhere (Ctrl K) or by a button. */
export function Palette({ tone }: { tone: 'dark' | 'light' }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  useHotkeys([['mod+K', open]], [], true);
  return (
    <>
      {tone === 'dark' ? (
        <UnstyledButton className={classes.open} aria-haspopup="dialog" onClick={open}>
          <IconSearch size={18} aria-hidden />
          <span>{t('shell.palette.open')}</span>
          <Kbd className={classes.key} aria-hidden>
            Ctrl K
          </Kbd>
        </UnstyledButton>
      ) : (
        <ActionIcon
          size={44}
          color="gray"
          c="var(--mantine-color-text)"
          aria-label={t('shell.palette.open')}
          aria-haspopup="dialog"
          onClick={open}
        >
          <IconSearch size={23} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
      <Dialog
        opened={opened}
        onClose={close}
        title={t('shell.palette.title')}
        closeLabel={t('common.close')}
        yOffset="6vh"
        centered={false}
        // Whoever opens it by its key goes on typing.
        transitionProps={{ duration: 0 }}
      >
        <Choices onClose={close} />
      </Dialog>
    </>
  );
}

function Choices({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { groups, isFetching, choose } = useFound(text);
  const combobox = useCombobox({ opened: true });
  const all = groups.flatMap(({ items }) => items);
  const shown = all.map(({ key }) => key).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the best is chosen again when others are shown
  useEffect(() => {
    combobox.selectFirstOption();
  }, [shown]);
  const submit = (key: string) => {
    const found = all.find((one) => one.key === key);
    if (!found) return;
    onClose();
    choose(found);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} withinPortal={false}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          role="combobox"
          aria-label={t('shell.palette.label')}
          placeholder={t('shell.palette.placeholder')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={isFetching ? <Loader size="xs" /> : null}
          autoComplete="off"
          data-autofocus
        />
      </Combobox.EventsTarget>
      <Combobox.Options aria-label={t('shell.palette.title')} className={classes.options}>
        {groups.map(({ label, items }) => (
          <Combobox.Group key={label} label={label}>
            {items.map((item) => (
              <Choice key={item.key} item={item} />
            ))}
          </Combobox.Group>
        ))}
        {all.length === 0 && <Combobox.Empty>{t('shell.palette.none')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

function Choice({ item: { key, label, detail, icon: Icon } }: { item: Found }) {
  return (
    <Combobox.Option value={key} className={classes.option}>
      <Icon size={18} aria-hidden />
      <span className={classes.label}>{label}</span>
      {detail && <span className={classes.detail}>{detail}</span>}
    </Combobox.Option>
  );
}
