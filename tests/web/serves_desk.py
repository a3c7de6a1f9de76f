"""A server to be killed. Usage: python serves_desk.py DESK PORT"""

from __future__ import annotations

import sys

import uvicorn

from herodot.web.app import create_app
from herodot.web.config import Config

if __name__ == "__main__":
    uvicorn.run(create_app(Config(db=sys.argv[1])), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
