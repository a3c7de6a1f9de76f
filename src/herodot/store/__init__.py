"""Where a desk's reports are kept: one SQLite file that Datasette and any SQL tool can open.

with open_store("desk.db") as store:
    store.add(analysis)
    store.search('"prisoner exchange" denied')
"""

from herodot.store.accounts import Account, Accounts, ApiToken, RoleName
from herodot.store.corrections import Corrections
from herodot.store.desk import Counts, Store, open_store
from herodot.store.find import Found
from herodot.store.search import Hit
from herodot.store.sessions import Sessions

__all__ = [
    "Account",
    "Accounts",
    "ApiToken",
    "Corrections",
    "Counts",
    "Found",
    "Hit",
    "RoleName",
    "Sessions",
    "Store",
    "open_store",
]
