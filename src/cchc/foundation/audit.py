"""The one way to write an audit line."""

from cchc.foundation.models import AuditLine


def record(actor: str, verb: str, target: str, detail: str = "") -> None:
    """Append an audit line; call it inside the transaction that makes the change."""
    AuditLine.objects.create(actor=actor, verb=verb, target=target[:300], detail=detail)
