"""OpenDocument texts, packed (.odt) and flat (.fodt), read with nothing but lxml."""
