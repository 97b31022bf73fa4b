"""Backups in the window: the list, putting one back, and another passphrase."""
