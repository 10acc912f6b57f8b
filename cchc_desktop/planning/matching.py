"""Texts of two lists matched by likeness, in time that grows with their number and not with its square.

Every text is compared only with those that share rare words with it; of these the most alike are taken first.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import pairwise

from rapidfuzz import fuzz

_CANDIDATES = 12  # texts that each text is compared with
_LOOKS = 400  # holders of shared words that one text is weighed against, rarest words first
_KIN = 0.06  # how much less alike two texts may be whose parents belong together


class Matcher:
    """Matches ``one`` to ``other``, both already folded to plain words; ``least``: the likeness that is asked for."""

    def __init__(self, one: Sequence[str], other: Sequence[str], least: float) -> None:
        self._one, self._other, self._least = one, other, least

    @staticmethod
    def likeness(one: str, other: str) -> float:
        """0 … 1: how much of the letters is common, in order; words that changed places count half."""
        plain = fuzz.ratio(one, other)
        return max(plain, (plain + fuzz.token_sort_ratio(one, other)) / 2) / 100

    def matches(self, kin: Iterable[frozenset[tuple[int, int]]] = ()) -> Iterator[tuple[int, int]]:
        """Pairs of places, each place in at most one; ``kin``: pairs that are preferred among equals."""
        close = frozenset[tuple[int, int]]().union(*kin)
        taken_one: set[int] = set()
        taken_other: set[int] = set()
        for _score, a, b in sorted(self._scored(close), key=lambda entry: (-entry[0], entry[1], entry[2])):
            if a not in taken_one and b not in taken_other:
                taken_one.add(a)
                taken_other.add(b)
                yield a, b

    def _scored(self, close: frozenset[tuple[int, int]]) -> Iterator[tuple[float, int, int]]:
        for a, b in {*self._equal(), *self._candidates(), *close}:
            if not self._one[a] and not self._other[b]:
                score = 0.5 if (a, b) in close else 0.0  # two empty items are one only under the same parent
                if score:
                    yield score, a, b
                continue
            score = self.likeness(self._one[a], self._other[b])
            kin = _KIN if (a, b) in close else 0.0
            if score + kin >= self._least:
                yield score + kin, a, b

    def _equal(self) -> Iterator[tuple[int, int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for b, text in enumerate(self._other):
            places[text].append(b)
        for a, text in enumerate(self._one):
            if text:
                yield from ((a, b) for b in places.get(text, ())[:_CANDIDATES])

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs that share the rarest words and pairs of words, as many of these as a text can afford to look at."""
        holders: dict[str, list[int]] = defaultdict(list)
        for b, text in enumerate(self._other):
            for feature in _features(text):
                holders[feature].append(b)
        whole = len(self._other) + 1
        for a, text in enumerate(self._one):
            scores: dict[int, float] = defaultdict(float)
            looked = 0
            for found in sorted((holders[f] for f in _features(text) if f in holders), key=len):
                if looked and looked + len(found) > _LOOKS:
                    break
                looked += len(found)
                weight = math.log(whole / len(found)) + 0.1
                for b in found:
                    scores[b] += weight
            yield from ((a, b) for b in nlargest(_CANDIDATES, scores, key=scores.__getitem__))


def _features(text: str) -> dict[str, None]:
    """Words and pairs of words, once each, in the order of the text: equal scores must always fall the same way."""
    listed = text.split()
    return dict.fromkeys((*listed, *map(" ".join, pairwise(listed))))


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising run of numbers: what stayed in order; the rest has moved."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(numbers):
        at = bisect_left(ends, value)
        before.append(places[at - 1] if at else -1)
        if at == len(ends):
            ends.append(value)
            places.append(place)
        else:
            ends[at], places[at] = value, place
    kept: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
