"""Exports of press databases: one file with many articles, a manner of writing a module.

``known`` tells which manner a file is written in; all were written down from how such exports look.
"""
