"""The language server: what editors of texts see and can do while they write, in any editor that speaks LSP 3.17."""
