"""Faults made on purpose: crashes, full disks, saves at a bad moment, hostile input; for tests and for the benchmark.

Nothing here knows how fascicle works inside: it runs the command, and looks at files. A fault is set off by what the
interpreter reports of a process (``sys.addaudithook``), whichever function opened or renamed the file.
"""
