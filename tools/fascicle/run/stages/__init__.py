"""The stages of a build, one module each; ``fascicle.pipeline`` says in which order they run.

A stage reads the edition's files through the workspace, calls pure functions, and writes what they answer.
"""
