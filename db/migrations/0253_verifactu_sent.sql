-- What has been sent before is known, and how much of a chain is sent at once (docs/domain/money.md#verifactu).
alter table verifactu_sendings add column sent_at timestamptz;
comment on column verifactu_sendings.sent_at is 'When it was first sent: only of such a record may the tax agency say that it has it already';
grant update (sent_at) on verifactu_sendings to bandeja_app;

alter table verifactu_chains add column at_most int not null default 1000 check (at_most between 1 and 1000);
comment on column verifactu_chains.at_most is 'How many are sent at once: fewer after an envelope whose form the tax agency does not take';
grant update (at_most) on verifactu_chains to bandeja_app;
