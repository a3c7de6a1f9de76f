"""Where a desk's reports are kept: one SQLite file that Datasette and any SQL tool can open.

with open_store("desk.db") as store:
    store.add(analysis)
    store.search('"prisoner exchange" denied')
"""

from herodot.store.desk import Counts, Store, open_store
from herodot.store.find import Found
from herodot.store.search import Hit

__all__ = ["Counts", "Found", "Hit", "Store", "open_store"]
