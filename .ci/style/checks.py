"""Applies every rule to every file."""

import budgets
import patterns
import tree
from figures import Figures
from finding import Finding
from structure import Structure
from swift_text import SwiftText

_COMMENT_SHARE = 0.03


class Checks:
    """The findings of a run, file by file, and the figures that only the whole tree has."""

    def __init__(self):
        self.findings = set()
        self.figures = Figures()
        self._undocumented = []
        self._requirements = set()

    def take(self, path, raw):
        """Looks at one file."""
        self.figures.files += 1
        if tree.is_measured_text(path):
            self.findings.update(budgets.check_text(path, raw))
            self.findings.update(tree.check_images(path, raw))
        if not path.endswith(".swift") or "/Fixtures/" in path:
            return
        text = SwiftText(raw)
        structure = Structure(text.code)
        self.figures.take(path, text, structure)
        self.findings.update(patterns.check_name(path))
        self.findings.update(patterns.check_swift(path, text, structure))
        self.findings.update(budgets.check_swift(path, text, structure))
        self._undocumented += budgets.undocumented(path, text, structure)
        for declaration in structure.declarations:
            if "protocol" in declaration.enclosing.split(" "):
                self._requirements.add(declaration.name)

    def finish(self, paths):
        """Looks at the tree as a whole."""
        self.findings.update(tree.check_top_level(paths))
        for declaration, finding in self._undocumented:
            if not budgets.is_witness(declaration, self._requirements):
                self.findings.add(finding)
        share = self.figures.comment_share()
        if share > _COMMENT_SHARE:
            worst = self.figures.most_commented()
            self.findings.add(
                Finding(worst, 1, "comments", f"`//` lines are {share:.1%} of the code; at most {_COMMENT_SHARE:.0%}")
            )
