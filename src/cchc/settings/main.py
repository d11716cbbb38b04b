"""Settings. Environment: DATABASE_URL, CCHC_HOME, CCHC_FILES, CCHC_SECRET_KEY, CCHC_LANGUAGE.

Without any of them data lies under var/ of the checkout.
"""

import os
import secrets
from pathlib import Path

import dj_database_url

_CHECKOUT = Path(__file__).resolve().parents[3]
_IN_CHECKOUT = (_CHECKOUT / "pyproject.toml").is_file()
HOME = Path(os.environ.get("CCHC_HOME", _CHECKOUT if _IN_CHECKOUT else Path.cwd()))
VAR = HOME / "var"
FILES = Path(os.environ.get("CCHC_FILES") or VAR / "files")

# No page is served yet, so nothing outlives a process that a random key could break.
SECRET_KEY = os.environ.get("CCHC_SECRET_KEY") or secrets.token_urlsafe(48)
DEBUG = False
ALLOWED_HOSTS: list[str] = []

INSTALLED_APPS = [
    "cchc.foundation",
    "cchc.units",
    "cchc.catalogue",
    "cchc.statistics",
    "cchc.checker",
    "cchc.reporting",
    "cchc.publication",
    "cchc.demo",
]
MIDDLEWARE: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
}


def database(url: str) -> dict[str, object]:
    """Return Django's settings for a database URL; SQLite runs WAL with immediate transactions."""
    settings = dict(dj_database_url.parse(url))
    if str(settings["ENGINE"]).endswith("sqlite3"):
        settings["OPTIONS"] = dict(_SQLITE_OPTIONS)
        Path(str(settings["NAME"])).parent.mkdir(parents=True, exist_ok=True)
    return settings


DATABASES = {"default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{VAR / 'cchc.sqlite3'}")}

LANGUAGE_CODE = os.environ.get("CCHC_LANGUAGE", "vi")
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
