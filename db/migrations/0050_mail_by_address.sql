-- How much mail an address was sent lately: nobody fills a stranger's mailbox with links.
create index identity_mails_address on identity_mails (to_email, created_at);
