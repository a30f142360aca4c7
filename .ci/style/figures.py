"""What the tree measures, for the reader who wants to know where it stands."""

from statistics import median

import budgets


class Figures:
    """Lengths and shares, gathered file by file."""

    def __init__(self):
        self.files = 0
        self._lines = {}
        self._functions = []
        self._comments = {}
        self._documented = []

    def take(self, path, text, structure):
        """Counts one Swift file."""
        self._lines[path] = text.raw.count("\n")
        own = text.raw.split("\n")
        self._comments[path] = sum(_is_plain_comment(own[line - 1]) for line in text.comment_lines)
        for block in structure.blocks:
            if block.kind == "function":
                self._functions.append((block.last_line - block.line + 1, path, block.line))
        for declaration in structure.declarations:
            if "package" in declaration.modifiers:
                self._documented.append(budgets.is_documented(declaration, text))

    def comment_share(self):
        """The share of lines that are `//` comments; zero for a tree too small to tell."""
        lines = sum(self._lines.values())
        return sum(self._comments.values()) / lines if lines >= 1000 else 0.0

    def most_commented(self):
        """The file with the most `//` lines."""
        return max(self._comments, key=self._comments.get)

    def table(self):
        """All figures, a line each."""
        tests = sum(lines for path, lines in self._lines.items() if path.startswith("Tests/"))
        product = sum(lines for path, lines in self._lines.items() if path.startswith(("Services/", "Shared/")))
        functions = [lines for lines, _, _ in self._functions]
        longest = max(self._functions, default=(0, "-", 0))
        largest = max(self._lines, key=self._lines.get, default="-")
        return "\n".join(
            [
                f"Swift files       {len(self._lines)}, {product} lines of product, {tests} of tests "
                f"({tests / max(product, 1):.2f} to 1)",
                f"file lines        {_spread(list(self._lines.values()))} ({largest})",
                f"function lines    {_spread(functions)} ({longest[1]}:{longest[2]})",
                f"`//` comments     {self.comment_share():.1%} of lines",
                f"documented        {sum(self._documented)} of {len(self._documented)} `package` declarations",
            ]
        )


def _is_plain_comment(line):
    return line.lstrip().startswith("//") and not line.lstrip().startswith("///")


def _spread(values):
    if not values:
        return "none"
    ordered = sorted(values)
    return f"median {median(ordered):.0f}, p90 {ordered[int(len(ordered) * 0.9) - 1]}, max {ordered[-1]}"
