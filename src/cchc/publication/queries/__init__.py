"""Reads of publication: what an edition says, whether it still holds, where two of them differ."""
