"""Titles and forms of address that stand before a name and do not belong to it: "Captain <persName>Marl</persName>".

Facts of language, a word each; without the full stop that abbreviations bear.
"""

from __future__ import annotations

import re

_WORDS = """
    Admiral Bishop Brother Capt Captain Chancellor Col Colonel Comrade Count Countess Dame Doctor Dr Duchess Duke
    Father General Governor Judge King Lady Lieutenant Lord Major Master Messrs Minister Miss Mme Mr Mrs Ms President
    Prime Prince Princess Prof Professor Queen Rev Reverend Secretary Senator Sergeant Sir Sister
    Compañera Compañero Don Doña Presidenta Presidente Señor Señora Sr Sra Srta
    Abbé Camarade Capitaine Docteur Madame Mademoiselle Maître Mlle Monsieur Président Père
    Capitano Compagna Compagno Dottor Padre Signor Signora Signorina
    Frau Fräulein Freiherr Graf Gräfin Herr Kapitän Pastor Präsident
    Господин Госпожа Президент Товарищ Капитан
    Καπετάνιος Κυρία Κύριος Κα Κος
"""
_TITLES = frozenset(_WORDS.split())
_FIRST = re.compile(r"(\w+)\.?\s+(?=\w)")


def title_length(name: str) -> int:
    """How many characters of a name its leading titles take, blanks included; 0 where there are none."""
    length = 0
    while (match := _FIRST.match(name, length)) and match[1] in _TITLES:
        length = match.end()
    return length
