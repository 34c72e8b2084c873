-- Whoever takes an import back asks what else names a club.
create index verifactu_sendings_club on verifactu_sendings (organization_id, club_id, position);
