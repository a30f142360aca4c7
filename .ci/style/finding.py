"""What a rule says about a place in a file."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One breach of one rule."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message} [{self.rule}]"
