"""The only place with SQL: the log, the tables it adds up to, drafts, locks, checks and backups."""
