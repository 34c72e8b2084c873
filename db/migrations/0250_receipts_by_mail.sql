-- A file goes with a mail (docs/domain/money.md#receipts), base64; once it is sent, or kept, it can be made again.
alter table mails add column attachment text;
alter table mails add column attachment_name text;
comment on column mails.attachment is 'A file that goes with the mail, base64, until it is sent; null: none';
call app.bounded('mails', '{"attachment": 400000, "attachment_name": 200}');
