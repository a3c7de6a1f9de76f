"""What each page shows: frozen dataclasses, made by pure functions of what the store answers."""
