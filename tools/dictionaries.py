"""Notes where every 1,024th word of simplemma's dictionaries stands: tools/fascicle/language/data/dictionaries.bin.

    python tools/dictionaries.py

To be run again when simplemma is of another version; until then its dictionaries are read as it does it, more slowly.
"""

from __future__ import annotations

from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES, _read_decompressed

from fascicle.language.packed import KEPT, pack

if __name__ == "__main__":
    KEPT.write_bytes(pack({each: _read_decompressed(each) for each in sorted(SUPPORTED_LANGUAGES)}))
