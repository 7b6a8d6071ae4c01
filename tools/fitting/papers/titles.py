"""Headlines: made of the words of sentences, of lists, and of both, in the grammars and cases that papers use."""

from __future__ import annotations

import random
import re

from fitting.papers.words import Words

SMALL = 4  # a word as short as this does not end a title
CASES = {"sentence": 5, "title": 2, "caps": 4}
FOREIGN = {"sentence": 8, "caps": 3}
ERAS = {"1860": {"sentence": 1, "title": 2, "caps": 8}, "1920": {"sentence": 2, "title": 3, "caps": 6}}


def titled(text: str) -> str:
    """Each Word With A Capital, short ones perhaps Not."""
    words = text.split(" ")
    return " ".join(w[:1].upper() + w[1:] if at == 0 or len(w) > 3 else w for at, w in enumerate(words))


class Titles:
    """Draws titles; a paper sets its titles in one or two cases."""

    def __init__(self, rng: random.Random, words: Words, sentences: list[str], era: str) -> None:
        self.rng, self.words, self.sentences = rng, words, sentences
        weights = ERAS.get(era, CASES)
        if words.language != "en":
            weights = FOREIGN
        self.habit = rng.choices(list(weights), list(weights.values()), k=2)
        self.stop = (
            {"1860": 0.75, "1920": 0.35, "gazette": 0.5, "child": 0.15}.get(era, 0.04) if rng.random() < 0.85 else 0.3
        )

    def phrase(self, low: int, high: int) -> str:
        """The first words of a sentence, without marks, not ending in a small word."""
        sentence = self.rng.choice(self.sentences) if self.rng.random() < 0.7 else self.words.sentence()
        words = re.sub(r"[\"“”„‟»«(),;:!?_*\[\]]+|--+", "", sentence).split()
        start = self.rng.randrange(3) if self.rng.random() < 0.3 and len(words) > low + 3 else 0
        words = words[start : start + self.rng.randint(low, high)]
        while len(words) > 2 and len(words[-1].strip(".-–—'’")) < SMALL:
            words.pop()
        text = " ".join(words).strip(" .-–—'’") or self.words.pick("heads")
        return text[:1].upper() + text[1:]

    def nominal(self) -> str:
        """An event, perhaps with its kind and its place."""
        event = self.words.pick("events")
        if self.rng.random() < 0.35:
            trait = self.words.pick("traits")
            event = f"{trait} {event if self.words.language == 'de' else event[0].lower() + event[1:]}"
            event = event[0].upper() + event[1:]
        return f"{event} {self.words.pick('at')}" if self.rng.random() < 0.7 else event

    def raw(self, low: int = 2, high: int = 11) -> str:
        """A title in sentence case."""
        rng, words = self.rng, self.words
        kind = rng.choices(
            ["phrase", "nominal", "call", "head", "colon", "ask", "quote", "dots", "dash", "news", "two", "number"],
            [30, 16, 7, 7, 9, 5, 6, 3, 4, 8, 5, 2],
        )[0]
        text = self.phrase(low, high)
        if kind == "nominal":
            return self.nominal()
        if kind in {"call", "head"}:
            return words.pick("calls" if kind == "call" else "heads")
        if kind == "colon":
            return f"{rng.choice([words.place(), words.surname(), self.nominal()])}: {text}"
        if kind == "ask":
            return f"{text}?"
        if kind == "quote":
            marks = rng.choice(["“”", '""', "„“", "«»", "‘’"])
            inner = f"{marks[0]}{text}{rng.choice(['', '!', '.'])}{marks[1]}"
            return f"{words.surname()}: {inner}" if rng.random() < 0.35 else inner
        if kind == "dots":
            return f"{text}..."
        if kind == "dash":
            return f"{text} – {self.phrase(2, 5)}" if rng.random() < 0.6 else f"{text} - {words.place()}"
        if kind == "news":
            return words.sentence().rstrip(".")
        if kind == "two":
            return f"{self.nominal()}. {text}"
        return f"{rng.randint(2, 90)} {text[0].lower() + text[1:]}" if kind == "number" else text

    def dress(self, text: str, case: str = "") -> str:
        """The paper's case, and its stop at the end or none."""
        case = case or (self.habit[0] if self.rng.random() < 0.7 else self.habit[1])
        if case == "caps":
            text = text.upper().replace("SS", "SS")
        elif case == "title":
            text = titled(text)
        if text[-1].isalnum() and self.rng.random() < self.stop:
            text += "."
        elif text[-1].isalnum() and self.rng.random() < 0.07:
            text += self.rng.choice(["!", "!", "?"])
        return text

    def title(self, low: int = 2, high: int = 11) -> str:
        """A title as this paper sets it."""
        return self.dress(self.raw(low, high))
