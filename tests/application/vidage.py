"""Everything a register holds, for comparison."""


def vider(registre):
    """Return every row of every table, through the open connection."""
    lire = registre._lien.lire
    tables = [nom for (nom,) in lire("select name from sqlite_master where type = 'table'")]
    return {table: lire(f'select * from "{table}"') for table in sorted(tables)}
