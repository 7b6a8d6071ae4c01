"""STUB until the module of the branch order is merged."""
import re
from fascicle.structure.model import Block, Part, Role
_NUM = re.compile(r"\d{1,4}")
def furniture_blocks(lines, numbers):
    found = {}
    for line in lines:
        if line.number not in numbers: continue
        t = line.content
        role = Role.PAGE_NUMBER if _NUM.search(t) and sum(c.isalpha() for c in t) <= 3 else Role.HEADER
        found[line.number] = [Block(role, [Part(line)], evidence="stands on each page")]
    return found
