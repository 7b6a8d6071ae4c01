"""Annotating TEI files: corrections, dates and names as marks, what editors decided, and the ledger of both."""
