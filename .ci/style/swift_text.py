"""Separates the code of a Swift file from its comments and strings, keeping every character's place."""

import re

_OPENING = re.compile(r'//|/\*|(#*)"""|(#*)"|(#+)/|[()]')
_BLOCK_COMMENT = re.compile(r"/\*|\*/")
_REGEX_LITERAL = re.compile(r"(?<=[=(,:\[{])\s*/(?![\s/*])[^/\n]*(?:\\/[^/\n]*)*/")
_NOT_NEWLINE = re.compile(r"[^\n]")


class SwiftText:
    """One file seen three ways: `raw` as it is, `code` without comments and string contents, `uncommented`."""

    def __init__(self, raw):
        self.raw = raw
        self._comments = []
        self._strings = []
        self._scan(0, nested=False)
        for match in _REGEX_LITERAL.finditer(self._without(self._comments + self._strings)):
            self._strings.append(match.span())
        self.uncommented = self._without(self._comments)
        self.code = self._without(self._comments + self._strings)
        self.comment_lines = {self.line_of(start) for start, _ in self._comments}

    def line_of(self, place):
        """The number, from 1, of the line that holds the character at `place`."""
        return self.raw.count("\n", 0, place) + 1

    def _without(self, spans):
        parts, done = [], 0
        for start, end in sorted(spans):
            start = max(start, done)
            if end <= start:
                continue
            parts.append(self.raw[done:start])
            parts.append(_NOT_NEWLINE.sub(" ", self.raw[start:end]))
            done = end
        parts.append(self.raw[done:])
        return "".join(parts)

    def _scan(self, place, nested):
        """Walks code from `place`; where `nested`, up to the parenthesis that ends an interpolation."""
        depth = 0
        while match := _OPENING.search(self.raw, place):
            token, place = match.group(), match.end()
            if token == "//":
                place = self._until(self.raw.find("\n", place))
                self._comments.append((match.start(), place))
            elif token == "/*":
                place = self._block_comment(place)
                self._comments.append((match.start(), place))
            elif token == "(":
                depth += 1
            elif token == ")":
                if nested and depth == 0:
                    return place
                depth -= 1
            elif token.endswith("/"):
                closing = self.raw.find("/" + match.group(3), place)
                place = self._until(closing, len(token))
                self._strings.append((match.start(), place))
            else:
                place = self._string(place, token)
        return len(self.raw)

    def _until(self, place, extra=0):
        return len(self.raw) if place < 0 else place + extra

    def _block_comment(self, place):
        depth = 1
        while depth > 0 and (match := _BLOCK_COMMENT.search(self.raw, place)):
            depth += 1 if match.group() == "/*" else -1
            place = match.end()
        return place if depth == 0 else len(self.raw)

    def _string(self, place, opening):
        """Walks a string's contents; the code inside its interpolations stays code."""
        hashes = opening.count("#")
        closing = opening[hashes:] + "#" * hashes
        parts = re.compile(r"\\" + "#" * hashes + r"(\(|.)|" + re.escape(closing), re.DOTALL)
        start = place
        while match := parts.search(self.raw, place):
            if match.group(1) is None:
                self._strings.append((start, match.start()))
                return match.end()
            place = match.end()
            if match.group(1) == "(":
                self._strings.append((start, place - 1))
                place = self._scan(place, nested=True)
                start = place
        self._strings.append((start, len(self.raw)))
        return len(self.raw)
