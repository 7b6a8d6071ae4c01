"""The deposit package: what a library's repository takes in, a BagIt bag with metadata of every product in it."""
