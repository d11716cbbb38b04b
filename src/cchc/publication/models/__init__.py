"""Tables of publication."""

from cchc.publication.models.editions import Edition, EditionFile

__all__ = ["Edition", "EditionFile"]
