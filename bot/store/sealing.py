"""The key, and what is made with it: pseudonyms, and sealing what must be reversible. No database holds it."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from filelock import FileLock, Timeout

from bot import texts
from bot.errors import StoreError

KEY_FILE = "secret.key"
_SHORTEST = 32
_NONCE = 12
_PATIENCE = 30.0


class Secrets:
    """Keys for different purposes, derived apart from one: what is known of one tells nothing of another."""

    def __init__(self, key: str) -> None:
        """`key`: a secret of at least 32 characters.

        Raises:
            StoreError: it is shorter.

        """
        if len(key) < _SHORTEST:
            raise StoreError(texts.KEY_SHORT.format(shortest=_SHORTEST))
        self._root = key.encode()
        self._sealing = AESGCM(self._derived("sealing"))

    @classmethod
    def load(cls, key: str | None, folder: Path) -> "Secrets":
        """From `key`, or from the key file in `folder`, which is made once with mode 0600.

        Raises:
            StoreError: the file can be neither read nor made, or holds no key.

        """
        return cls(key) if key else cls(_kept(folder))

    def _derived(self, purpose: str) -> bytes:
        return hmac.digest(self._root, f"extrait 1 {purpose}".encode(), "sha256")

    def pseudonym(self, kind: str, identifier: int | str) -> str:
        """32 hexadecimal digits that stand for somebody; without the key nobody can tell for whom."""
        return hmac.new(self._derived(f"pseudonym {kind}"), str(identifier).encode(), hashlib.sha256).hexdigest()[:32]

    def seal(self, text: str, purpose: str) -> bytes:
        """`text`, unreadable without the key, and only for the same `purpose`."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._sealing.encrypt(nonce, text.encode(), purpose.encode())

    def unseal(self, sealed: bytes, purpose: str) -> str | None:
        """Text sealed for `purpose`; None if it was sealed with another key or altered."""
        try:
            return self._sealing.decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode()).decode()
        except (InvalidTag, ValueError):
            return None


def token() -> str:
    """A new secret that goes into an address: 192 bits, 32 characters."""
    return secrets.token_urlsafe(24)


def fingerprint(secret: str) -> str:
    """Digest of a secret; safe to keep only because such secrets are long and random."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _kept(folder: Path) -> str:
    """The key in `folder`. Under a lock and put in place whole: two programmes that start at once agree on it."""
    path = folder / KEY_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{KEY_FILE}.lock", _PATIENCE, mode=0o600):
            if not path.exists():
                _write(path, secrets.token_urlsafe(48))
            return path.read_text("ascii").strip()
    except Timeout:
        raise StoreError(texts.KEY_IN_USE.format(file=path)) from None
    except (OSError, ValueError) as error:
        raise StoreError(texts.KEY_CLOSED.format(file=path)) from error


def _write(path: Path, key: str) -> None:
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"{key}\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
