"""Word documents (Office Open XML, transitional and strict), read with nothing but lxml."""
